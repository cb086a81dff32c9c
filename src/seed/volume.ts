import { randomUUID } from 'node:crypto';
import type { Snapshot } from '../applications/index.js';
import type { Criterion } from '../criteria/index.js';
import type { Db } from '../platform/db/index.js';
import type { Fund, RoundView } from '../rounds/index.js';
import { recomputeSummary } from '../scoring/index.js';
import { canonicalJson, sha256Hex } from '../shared/canonical-json.js';
import { dice } from './dice.js';

/** Assessors per application in a volume: the number that reliability studies recommend. */
const assessors = 5;
const batch = 250;

type Rows = Record<string, Record<string, unknown>[]>;

interface Setting {
  readonly round: RoundView;
  readonly funds: readonly Fund[];
  readonly criteria: readonly Criterion[];
  readonly applicantIds: readonly string[];
  readonly panelIds: readonly string[];
  readonly officerId: string;
}

/**
 * Stores `count` submitted applications of one closed round, each with five finished assessments, in bulk. The rows are
 * those the portal itself would have written, summaries and hashes included; texts are filler.
 */
export async function seedVolume(db: Db, count: number, setting: Setting): Promise<void> {
  const { round, panelIds, officerId } = setting;
  const at = round.closesAt.toISOString();
  const members = panelIds.map((accountId) => ({ round_id: round.id, account_id: accountId, is_chair: false, invited_by: officerId, invited_at: at, answer: 'accepted', answered_at: at, answer_note: '', confidentiality: filler(120, 1), thanked_at: null }));
  await db.transaction(() => insertAll(db, 'panel_member', members));
  for (let first = 0; first < count; first += batch) {
    const rows: Rows = {};
    for (let n = first; n < Math.min(count, first + batch); n += 1) addApplication(rows, n, setting);
    await db.transaction(async () => {
      for (const [table, values] of Object.entries(rows)) await insertAll(db, table, values);
    });
  }
  await db.transaction(() => db.entities.query('ANALYZE'));
}

async function insertAll(db: Db, table: string, rows: readonly Record<string, unknown>[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {}).join(', ');
  await db.entities.query(
    `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb)`,
    [JSON.stringify(rows)],
  );
}

function addApplication(rows: Rows, n: number, setting: Setting): void {
  const { round, criteria, applicantIds, panelIds, officerId } = setting;
  const chance = dice(n + 1);
  const add = (table: string, row: Record<string, unknown>): void => void (rows[table] ??= []).push(row);
  const id = randomUUID();
  const ownerId = applicantIds[n % applicantIds.length]!;
  const receivedAt = new Date(round.closesAt.getTime() - 1000 * (1 + (n % 86_400))).toISOString();
  const snapshot = snapshotOf(id, n, receivedAt, setting);
  const { title, summary, purpose, activities, startsOn, endsOn } = snapshot.project;
  add('application', {
    id, number: snapshot.application.number, round_id: round.id, initiative_id: null, state: 'assessment',
    title, summary, purpose, activities, starts_on: startsOn, ends_on: endsOn, created_at: receivedAt, changed_at: receivedAt,
  });
  for (const [position, partner] of snapshot.partners.entries()) {
    add('partner', { id: partner.id, application_id: id, position, name: partner.name, cvr: partner.cvr, sector: partner.sector, role: partner.role, is_lead: partner.isLead });
  }
  for (const [position, { target, ...goal }] of (snapshot.goals ?? []).entries()) add('goal', { ...goal, application_id: id, position, target_id: target?.id ?? null });
  for (const [position, activity] of (snapshot.activities ?? []).entries()) {
    add('activity', { id: activity.id, application_id: id, position, title: activity.title, description: activity.description, partner_id: activity.partnerId, starts_on: activity.startsOn, ends_on: activity.endsOn, milestone: activity.milestone });
  }
  for (const { id: criterionId, answer } of snapshot.criteria) add('application_answer', { application_id: id, criterion_id: criterionId, body: answer });
  for (const [position, line] of snapshot.costs.entries()) {
    add('cost_line', { id: line.id, application_id: id, position, partner_id: line.partnerId, category: line.category, description: line.description, amount_oere: line.amountOere });
  }
  for (const [position, line] of snapshot.financing.entries()) {
    add('financing_line', { id: line.id, application_id: id, position, kind: line.kind, fund_id: line.fundId, partner_id: line.partnerId, source_name: line.sourceName, hours: line.hours, amount_oere: line.amountOere });
  }
  const text = canonicalJson(snapshot);
  add('member', { id: randomUUID(), application_id: id, account_id: ownerId, role: 'lead', joined_at: receivedAt });
  add('submission', { id: randomUUID(), application_id: id, version: 1, received_at: receivedAt, submitted_by: ownerId, snapshot: text, sha256: sha256Hex(text), lead_partner: snapshot.partners[0]!.name, ...sums(snapshot) });
  for (const [kind, from, to] of [['application.created', null, 'draft'], ['application.submitted', 'draft', 'submitted'], ['application.assessment', 'submitted', 'assessment']] as const) {
    add('event', { at: receivedAt, subject: id, kind, actor_id: kind === 'application.assessment' ? officerId : ownerId, from_state: from, to_state: to, facts: {} });
  }
  const seats = Array.from({ length: assessors }, (_, at) => {
    const seatId = randomUUID();
    const memberId = panelIds[(n + at) % panelIds.length];
    add('panel_seat', {
      id: seatId, application_id: id, account_id: memberId, appointed_by: officerId, appointed_at: receivedAt, submitted_at: receivedAt,
      revision: 1, private_note: '', released_at: null, release_reason: '',
    });
    add('interest', { application_id: id, account_id: memberId, status: 'none', ground: null, note: '', declared_by: memberId, declared_at: receivedAt, decided_by: null, decided_at: null, decision_note: '' });
    const level = 3 + chance.below(6);
    const scores = criteria.map((criterion) => ({ criterionId: criterion.id, halfPoints: Math.min(10, level + chance.below(3)), reason: filler(140, n + at) }));
    for (const score of scores) add('score', { seat_id: seatId, criterion_id: score.criterionId, half_points: score.halfPoints, reason: score.reason });
    add('assessment_version', { seat_id: seatId, version: 1, submitted_at: receivedAt, scores, application_version: 1, rule_set_id: round.ruleSetId });
    return { declaration: 'none' as const, submittedAt: new Date(receivedAt), scores };
  });
  const found = recomputeSummary(seats, round.rules.weights);
  add('assessment_summary', {
    application_id: id, round_id: round.id, number: snapshot.application.number, title, lead_partner: snapshot.partners[0]!.name,
    seats: found.seats, submitted: found.submitted, total_sum: found.totalSum, total_min: found.totalMin, total_max: found.totalMax,
    widest_spread: found.widestSpread, criterion_sums: found.criterionSums, consensus_total: null, consensus: {},
  });
}

function sums({ costs, financing }: Snapshot): { sought_oere: string; cost_oere: string } {
  const sum = (lines: readonly { readonly amountOere: string }[]) => String(lines.reduce((total, line) => total + BigInt(line.amountOere), 0n));
  return { sought_oere: sum(financing.filter(({ kind }) => kind === 'fund')), cost_oere: sum(costs) };
}

function snapshotOf(id: string, n: number, receivedAt: string, { round, funds, criteria }: Setting): Snapshot {
  const chance = dice(n + 100_003);
  const [lead, second] = [randomUUID(), randomUUID()];
  const million = 100_000_000n;
  const cost = BigInt(4 + chance.below(30)) * million;
  const fund = funds[n % funds.length]!;
  return {
    schema: 1,
    application: { id, number: `FM-${String(n + 1).padStart(6, '0')}`, version: 1, receivedAt, submittedBy: 'Måling' },
    round: { id: round.id, name: { da: round.nameDa, en: round.nameEn }, closesAt: round.closesAt.toISOString(), meetingOn: round.meetingOn },
    ruleSet: { id: round.ruleSetId, version: round.ruleSetVersion, values: round.rules },
    initiative: null,
    questions: {},
    project: {
      title: `Måleprojekt ${n + 1}: ${chance.oneOf(['grøn energi', 'velfærdsteknologi', 'nye kompetencer', 'smarte byer', 'vækstiværksættere'])}`,
      summary: filler(500, n),
      purpose: filler(700, n + 1),
      activities: filler(700, n + 2),
      startsOn: '2027-01-01',
      endsOn: '2029-12-31',
    },
    focusAreas: [],
    targets: [],
    goals: [{ id: randomUUID(), kind: 'result', target: null, indicator: filler(40, n + 2), unit: 'stk.', baseline: '0', aim: String(10 + chance.below(90)), year: 2029, source: filler(40, n + 3) }],
    activities: [{ id: randomUUID(), title: filler(40, n + 4), description: filler(120, n + 5), partnerId: lead, startsOn: '2027-01-01', endsOn: '2028-12-31', milestone: filler(60, n + 6) }],
    criteria: criteria.map((criterion, at) => ({
      id: criterion.id,
      number: criterion.number,
      title: { da: criterion.titleDa, en: criterion.titleEn },
      guidance: { da: criterion.guidanceDa, en: criterion.guidanceEn },
      answer: filler(600, n + at),
    })),
    partners: [
      { id: lead, name: `Målepartner ${(n % 97) + 1}`, cvr: '13748136', sector: 'knowledge', role: filler(60, n), isLead: true },
      { id: second, name: `Virksomhed ${(n % 89) + 1}`, cvr: '10150817', sector: 'company', role: filler(60, n + 1), isLead: false },
    ],
    costs: [
      { id: randomUUID(), partnerId: lead, category: 'staff', description: filler(40, n), amountOere: String((cost * 3n) / 4n) },
      { id: randomUUID(), partnerId: second, category: 'external', description: filler(40, n + 1), amountOere: String(cost / 4n) },
    ],
    financing: [
      { id: randomUUID(), kind: 'fund', fundId: fund.id, fundName: { da: fund.nameDa, en: fund.nameEn }, partnerId: null, sourceName: '', hours: null, amountOere: String(cost / 2n) },
      { id: randomUUID(), kind: 'cash', fundId: null, fundName: null, partnerId: second, sourceName: '', hours: null, amountOere: String(cost / 2n) },
    ],
    attachments: [],
  };
}

const words = 'projektet samler virksomheder forskere og kommuner om løsninger der kan afprøves i stor skala og give vækst job og viden i hele regionen'.split(' ');

/** About `length` characters of words, different for each `seed`. */
function filler(length: number, seed: number): string {
  const chance = dice(seed * 7919 + length);
  let text = '';
  while (text.length < length) text += `${chance.oneOf(words)} `;
  return `${text.slice(0, length - 1).trimEnd()}.`;
}

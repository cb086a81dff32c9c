import { createHash, randomUUID } from 'node:crypto';
import type { Snapshot } from '../../src/applications/index.js';
import type { RuleSetValues } from '../../src/rounds/index.js';
import { canonicalJson } from '../../src/shared/canonical-json.js';
import { aPerson, aRound, sql } from '../support/portal.js';

export interface SubmittedApplication {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly roundId: string;
  readonly ownerId: string;
  readonly criteria: readonly { readonly id: string; readonly number: number }[];
}

interface Given {
  readonly roundId?: string;
  readonly ownerId?: string;
  readonly title?: string;
  /** The first one leads. */
  readonly partners?: readonly string[];
  /** What is sought, fund by fund; the lead partner pays the rest of 2.500.000 kr. in cash, beside 500.000 kr. of hours. */
  readonly funds?: Readonly<Record<string, bigint>>;
  /** Rules other than the round's own. */
  readonly rules?: Partial<RuleSetValues>;
}

type Criterion = { id: string; number: number; title_da: string; title_en: string; guidance_da: string; guidance_en: string };

/** A valid, dull application that has been sent in, written straight to the tables. */
export async function aSubmittedApplication(given: Given = {}): Promise<SubmittedApplication> {
  const mark = randomUUID().slice(0, 8);
  const roundId = given.roundId ?? (await aRound());
  const ownerId = given.ownerId ?? (await aPerson(['applicant'])).id;
  const title = given.title ?? `Projekt ${mark}`;
  const number = `P-${mark}`;
  const [row] = await sql<{ id: string }>(
    `WITH made AS (INSERT INTO application (number, round_id, state, title) VALUES ($1, $2, 'submitted', $4) RETURNING id),
     led AS (INSERT INTO member (application_id, account_id, role) SELECT id, $3, 'lead' FROM made)
     SELECT id FROM made`,
    [number, roundId, ownerId, title],
  );
  const id = row!.id;
  const [round] = await sql<{ rules: RuleSetValues; rule_set_id: string }>(
    'SELECT s.values AS rules, r.rule_set_id FROM round r JOIN rule_set s ON s.id = r.rule_set_id WHERE r.id = $1',
    [roundId],
  );
  const criteria = await sql<Criterion>('SELECT * FROM criterion ORDER BY number');
  const partners = given.partners ?? [`Leder ${mark}`, `Følger ${mark}`];
  const funds = given.funds ?? { 'regional-development-funds': 100_000_000n };
  const soughtOere = Object.values(funds).reduce((sum, oere) => sum + oere, 0n);
  const snapshot = snapshotOf({ id, number, title, roundId, ownerId }, partners, funds, criteria, round!.rule_set_id, { ...round!.rules, ...given.rules });
  const text = canonicalJson(snapshot);
  await sql(
    `INSERT INTO submission (application_id, version, received_at, submitted_by, snapshot, sha256, lead_partner, sought_oere, cost_oere)
     VALUES ($1, 1, clock_timestamp(), $2, $3, $4, $5, $6, 250000000)`,
    [id, ownerId, text, createHash('sha256').update(text).digest('hex'), partners[0], soughtOere],
  );
  return { id, number, title, roundId, ownerId, criteria: criteria.map((criterion) => ({ id: criterion.id, number: criterion.number })) };
}

function snapshotOf(
  { id, number, title, roundId, ownerId }: Omit<SubmittedApplication, 'criteria'>,
  partners: readonly string[],
  funds: Readonly<Record<string, bigint>>,
  criteria: readonly Criterion[],
  ruleSetId: string,
  values: RuleSetValues,
): Snapshot {
  const soughtOere = Object.values(funds).reduce((sum, oere) => sum + oere, 0n);
  const sectors = ['public', 'company', 'knowledge', 'organisation'] as const;
  return {
    schema: 1,
    application: { id, number, version: 1, receivedAt: '2011-02-01T10:00:00.000Z', submittedBy: ownerId },
    round: { id: roundId, name: { da: `Runde ${roundId}`, en: `Round ${roundId}` }, closesAt: '2011-02-01T22:59:59.999Z', meetingOn: '2011-04-01' },
    ruleSet: { id: ruleSetId, version: 1, values },
    initiative: null,
    questions: {},
    project: { title, summary: `Resumé af ${title}`, purpose: 'Et formål.', activities: 'Aktiviteter.', startsOn: '2011-05-01', endsOn: '2013-04-30' },
    focusAreas: [{ id: 'business-clusters', name: { da: 'Erhvervsklynger', en: 'Business clusters' } }],
    targets: [{ id: 'test-target', title: { da: 'Flere klynger', en: 'More clusters' }, contribution: '12.5', unit: 'pct.', year: 2013, explanation: 'Sådan.' }],
    criteria: criteria.map((criterion) => ({
      id: criterion.id,
      number: criterion.number,
      title: { da: criterion.title_da, en: criterion.title_en },
      guidance: { da: criterion.guidance_da, en: criterion.guidance_en },
      answer: `Svar på kriterium ${criterion.number} i ${title}.`,
    })),
    partners: partners.map((name, at) => ({ id: `p${at}`, name, cvr: null, sector: sectors[at % sectors.length] ?? 'company', role: 'Deltager', isLead: at === 0 })),
    costs: [{ id: 'c1', partnerId: 'p0', category: 'staff', description: 'Løn', amountOere: '250000000' }],
    financing: [
      ...Object.entries(funds).map(([fundId, oere]) => ({ id: fundId, kind: 'fund' as const, fundId, fundName: { da: fundId, en: fundId }, partnerId: null, sourceName: '', hours: null, amountOere: String(oere) })),
      { id: 'f2', kind: 'cash', fundId: null, fundName: null, partnerId: 'p0', sourceName: '', hours: null, amountOere: String(200_000_000n - soughtOere) },
      { id: 'f3', kind: 'working-hours', fundId: null, fundName: null, partnerId: 'p0', sourceName: '', hours: '2000', amountOere: '50000000' },
    ],
    attachments: [],
  };
}

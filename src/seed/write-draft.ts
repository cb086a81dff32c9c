import { randomUUID } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import type { AccountRow } from '../accounts/index.js';
import { DraftService, WholeWriter, type DraftParts } from '../applications/index.js';
import type { Lang } from '../platform/views/index.js';
import { addDays, copenhagenDate } from '../shared/dates.js';
import { registered } from './demo-companies.js';
import { demoPlans } from './plans.js';
import type { DemoProject, ProjectKey } from './projects.js';

/** What the costs are called, in the owner's language. */
const costWords = {
  da: { staff: 'Projektledelse og faglige medarbejdere', external: 'Rådgivning, uddannelse og kommunikation', equipment: 'Prøveudstyr' },
  en: { staff: 'Project management and professional staff', external: 'Advice, training and communication', equipment: 'Test equipment' },
} as const;

/** Writes every section of a draft, as its owner would have typed it. @returns what was written */
export async function writeDraft(app: INestApplicationContext, id: string, key: ProjectKey, project: DemoProject, { owner, at }: { owner: AccountRow; at: Date }): Promise<Parts> {
  const { frame } = await app.get(DraftService).openWhole(id, owner.id);
  const parts = partsOf(key, project, frame.criteria.map((criterion) => criterion.id), { language: owner.language, at, hasAid: Boolean(frame.round.rules.money?.aid) });
  await putDraft(app, id, parts, owner.id, at);
  return parts;
}

/** What one person makes of a draft. */
export async function putDraft(app: INestApplicationContext, id: string, parts: Parts, accountId: string, at: Date): Promise<void> {
  await app.get(WholeWriter).put(await app.get(DraftService).openWhole(id, accountId), parts, accountId, at);
}

export type Parts = Omit<DraftParts, 'attachments' | 'commitments'>;

function partsOf(key: ProjectKey, project: DemoProject, criterionIds: readonly string[], { language, at, hasAid }: { language: Lang; at: Date; hasAid: boolean }): Parts {
  const { title, summary, purpose, activities, target } = project;
  const startsOn = `${Number(copenhagenDate(at).slice(0, 4)) + 1}-01-01`;
  const year = Number(startsOn.slice(0, 4));
  const partners = project.partners.map(({ deMinimis, ...partner }, position) => ({ ...partner, ...registered(partner.name), id: randomUUID(), aidBasis: hasAid ? (deMinimis ? 'de-minimis' : 'none') : '', isLead: position === 0 }));
  return {
    project: { title, summary, purpose, activities, startsOn, endsOn: addDays(firstOfMonth(startsOn, 36), -1) },
    focusAreaIds: project.focusAreas,
    targets: target ? [{ targetId: target.id, contribution: target.contribution, unit: target.unit, year: year + 3, explanation: target.how }] : [],
    answers: Object.fromEntries(project.answers.map((answer, index) => [criterionIds[index]!, answer])),
    partners,
    goals: demoPlans[key].goals.map((goal) => ({ ...goal, id: randomUUID(), targetId: goal.kind === 'effect' ? (target?.id ?? null) : null, year: year + (goal.kind === 'effect' ? 5 : 2) })),
    activities: demoPlans[key].activities.map(({ partner, from, months, ...activity }) => ({
      ...activity,
      id: randomUUID(),
      description: '',
      partnerId: partners[partner]!.id,
      startsOn: firstOfMonth(startsOn, from),
      endsOn: addDays(firstOfMonth(startsOn, from + months), -1),
    })),
    costModel: '',
    earlierAid: partners.filter(({ aidBasis }) => aidBasis === 'de-minimis').map(({ id }) => ({ ...earlier[language], id: randomUUID(), partnerId: id, grantedOn: `${year - 2}-09-15`, currency: 'DKK', amountHundredths: oere(150_000) })),
    ...economyOf(project, partners.map((partner) => partner.id), { language, year }),
  };
}

/** The de minimis aid that such a partner's group has had before. */
const earlier = {
  da: { receivedBy: 'Søsterselskabet ApS', authority: 'Regionens vækstpulje' },
  en: { receivedBy: 'Sister Company Demo ApS', authority: 'The region’s growth pool' },
} as const;

const promised = { origin: '', status: 'promised', isConditional: false } as const;

function economyOf({ cost, funds, cash, hours }: DemoProject, [lead = '', second = '']: readonly string[], { language, year }: { language: Lang; year: number }): Pick<Parts, 'costs' | 'financing'> {
  const words = costWords[language];
  const costs = [
    ...overYears(oere(cost.staff), year).map((part) => ({ partnerId: lead, category: 'staff', description: words.staff, ...part })),
    ...overYears(oere(cost.external), year).map((part) => ({ partnerId: second, category: 'external', description: words.external, ...part })),
    { partnerId: second, category: 'equipment', description: words.equipment, year, amountOere: oere(cost.equipment) },
  ].filter(({ amountOere }) => amountOere > 0n).map((line) => ({ ...line, id: randomUUID(), activityId: null, persons: null, hours: null, annualCostOere: null }));
  const applied = Object.entries(funds).map(([fundId, amount]) => ({ id: '', kind: 'fund' as const, fundId, partnerId: null, sourceName: '', ...promised, hours: null, amountOere: oere(amount) }));
  const paid = { id: randomUUID(), kind: 'cash' as const, fundId: null, partnerId: second, sourceName: '', ...promised, hours: null, amountOere: oere(cash) };
  const total = costs.reduce((sum, line) => sum + line.amountOere, 0n);
  const covered = [...applied, paid].reduce((sum, line) => sum + line.amountOere, 0n);
  // The lead partner's working hours make up the rest, so that the plan covers the budget to the øre.
  const worked = { id: randomUUID(), kind: 'working-hours' as const, fundId: null, partnerId: lead, sourceName: '', ...promised, hours: String(hours), amountOere: total - covered };
  return { costs, financing: [...applied, paid, worked] };
}

/** The same every year of the three; the last one takes the øre that do not divide. */
function overYears(whole: bigint, first: number): { year: number; amountOere: bigint }[] {
  const third = (whole / 300n) * 100n;
  return [third, third, whole - 2n * third].map((amountOere, at) => ({ year: first + at, amountOere }));
}

/** The first day of the month that comes `months` after a first of January. */
function firstOfMonth(january: string, months: number): string {
  const year = Number(january.slice(0, 4)) + Math.floor(months / 12);
  return `${year}-${String((months % 12) + 1).padStart(2, '0')}-01`;
}

/** Whole kroner, or kroner and øre with a point, to øre. */
function oere(kroner: number): bigint {
  return BigInt(Math.round(kroner * 100));
}

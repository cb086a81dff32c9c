import { randomUUID } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import type { AccountRow } from '../accounts/index.js';
import { SectionStore } from '../applications/index.js';
import { CriterionService } from '../criteria/index.js';
import { addDays, copenhagenDate } from '../shared/dates.js';
import { registered } from './demo-companies.js';
import { demoPlans } from './plans.js';
import type { DemoProject, ProjectKey } from './projects.js';

/** What the costs are called, in the owner's language. */
const costWords = {
  da: { staff: 'Projektledelse og faglige medarbejdere', external: 'Rådgivning, uddannelse og kommunikation', equipment: 'Prøveudstyr' },
  en: { staff: 'Project management and professional staff', external: 'Advice, training and communication', equipment: 'Test equipment' },
} as const;

/** Writes every section of a draft, as its owner would have typed it. */
export async function writeDraft(app: INestApplicationContext, id: string, key: ProjectKey, project: DemoProject, { owner, at }: { owner: AccountRow; at: Date }): Promise<void> {
  const sections = app.get(SectionStore);
  const { title, summary, purpose, activities, target, cost, funds } = project;
  const startsOn = `${Number(copenhagenDate(at).slice(0, 4)) + 1}-01-01`;
  await sections.project(id, { title, summary, purpose, activities, startsOn, endsOn: addDays(firstOfMonth(startsOn, 36), -1) });
  await sections.focusAreas(id, project.focusAreas);
  if (target) {
    const { how, unit, contribution } = target;
    await sections.targets(id, [{ targetId: target.id, contribution, unit, year: Number(startsOn.slice(0, 4)) + 3, explanation: how }]);
  }
  const criteria = await app.get(CriterionService).criteria();
  for (const [at_, answer] of project.answers.entries()) await sections.answer(id, criteria[at_]!.id, answer);

  const partners = project.partners.map((partner, position) => ({ ...partner, ...registered(partner.name), id: randomUUID(), isLead: position === 0 }));
  await sections.partners(id, partners);
  await sections.goals(id, demoPlans[key].goals.map((goal) => ({ ...goal, id: randomUUID(), targetId: goal.kind === 'effect' ? (target?.id ?? null) : null, year: Number(startsOn.slice(0, 4)) + (goal.kind === 'effect' ? 5 : 2) })));
  await sections.activities(
    id,
    demoPlans[key].activities.map(({ partner, from, months, ...activity }) => ({
      ...activity,
      id: randomUUID(),
      description: '',
      partnerId: partners[partner]!.id,
      startsOn: firstOfMonth(startsOn, from),
      endsOn: addDays(firstOfMonth(startsOn, from + months), -1),
    })),
  );
  const [lead, second] = [partners[0]!, partners[1]!];
  const words = costWords[owner.language];
  const costs = [
    { partnerId: lead.id, category: 'staff', description: words.staff, amountOere: oere(cost.staff) },
    { partnerId: second.id, category: 'external', description: words.external, amountOere: oere(cost.external) },
    { partnerId: second.id, category: 'equipment', description: words.equipment, amountOere: oere(cost.equipment) },
  ].filter(({ amountOere }) => amountOere > 0n).map((line) => ({ ...line, id: randomUUID() }));
  await sections.costs(id, costs);

  const applied = Object.entries(funds).map(([fundId, amount]) => ({ id: '', kind: 'fund' as const, fundId, partnerId: null, sourceName: '', hours: null, amountOere: oere(amount) }));
  const cash = { id: randomUUID(), kind: 'cash' as const, fundId: null, partnerId: second.id, sourceName: '', hours: null, amountOere: oere(project.cash) };
  const total = costs.reduce((sum, line) => sum + line.amountOere, 0n);
  const covered = [...applied, cash].reduce((sum, line) => sum + line.amountOere, 0n);
  // The lead partner's working hours make up the rest, so that the plan covers the budget to the øre.
  const hours = { id: randomUUID(), kind: 'working-hours' as const, fundId: null, partnerId: lead.id, sourceName: '', hours: String(project.hours), amountOere: total - covered };
  await sections.financing(id, [...applied, cash, hours]);
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

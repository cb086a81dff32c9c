import type { Oere } from '../shared/money.js';
import type { Fields } from './browser.js';
import type { Known, Synthetic } from './synthetic.rules.js';

/** What one section's page has typed into it. */
export interface Sheet {
  readonly section: 'project' | 'focusAreas' | 'targets' | 'goals' | 'partners' | 'activities' | 'budget' | 'financing' | { readonly criterionId: string };
  readonly fields: Fields;
}

const sheet = (section: Sheet['section'], fields: Fields): Sheet => ({ section, fields });
const row = (name: string, cells: Readonly<Record<string, string>>): [string, string][] => Object.entries(cells).map(([cell, value]) => [`${name}.${cell}`, value]);
const rows = (group: string, all: readonly Readonly<Record<string, string>>[]): Fields => Object.fromEntries(all.flatMap((cells, at) => row(`${group}[${at}]`, cells)));

const dateFields = (name: string, [year, month, day]: readonly [number, number, number]): Fields => ({ [`${name}Day`]: String(day), [`${name}Month`]: String(month), [`${name}Year`]: String(year) });

/** Whole kroner, as the synthetic application has them. */
const kroner = (oere: Oere): string => `${oere / 100n},${String(oere % 100n).padStart(2, '0')}`;

/** Up to and with the partners, whose ids the rest needs. */
export function beforePartners(title: string, { criteria, firstYear }: Known, { focusAreaIds, targetIds, sectors }: Synthetic): Sheet[] {
  return [
    sheet('project', { title, summary: 'En prøveansøgning, som ingen skal læse.', purpose: 'At se, om runden kan gennemføres.', activities: 'Alt det, en ansøger gør.', ...dateFields('startsOn', [firstYear, 1, 1]), ...dateFields('endsOn', [firstYear + 2, 12, 31]) }),
    sheet('focusAreas', { focusAreas: focusAreaIds }),
    sheet('targets', rows('targets', targetIds.map((targetId) => ({ targetId, contribution: '5', unit: 'stk.', year: String(firstYear + 3), explanation: 'Fem af dem kommer herfra.' })))),
    sheet('goals', rows('goals', [
      { kind: 'result', indicator: 'Prøver gennemført', unit: 'stk.', baseline: '0', aim: '12', year: String(firstYear + 2), source: 'Øvelsens logbog' },
      { kind: 'effect', targetId: targetIds[0] ?? '', indicator: 'Frister, man kan stole på', unit: 'stk.', baseline: '0', aim: '5', year: String(firstYear + 3), source: 'Øvelsens regnskab' },
    ])),
    ...criteria.map(({ id, number }): Sheet => ({ section: { criterionId: id }, fields: { answer: `Svar på kriterium ${number}.` } })),
    sheet('partners', rows('partners', sectors.map((sector, at) => ({
      name: partnerName(at),
      sector,
      size: sector === 'company' ? 'small' : '',
      aidBasis: 'none',
      role: at === 0 ? 'Leder projektet' : 'Deltager',
      ...(at === 0 ? { isLead: '1' } : {}),
    })))),
  ];
}

export const partnerName = (at: number): string => `Øvelsespartner ${at + 1}`;

export function withPartners(partnerIds: readonly string[], { firstYear }: Known, { category, costs, sought, cash }: Synthetic): Sheet[] {
  const [lead = '', second = ''] = partnerIds;
  const spends = [lead, second];
  return [
    sheet('activities', rows('activities', [{ title: 'Prøven', partnerId: lead, startsOnDay: '1', startsOnMonth: '1', startsOnYear: String(firstYear), endsOnDay: '31', endsOnMonth: '12', endsOnYear: String(firstYear), milestone: 'Prøven er gennemført' }])),
    sheet('budget', rows('costs', costs.map((oere, at) => ({ partnerId: spends[at] ?? lead, category, year: String(firstYear), description: `Udgift ${at + 1}`, amount: kroner(oere) })))),
    sheet('financing', {
      ...Object.fromEntries(sought.map(({ fundId, oere }) => [`fund.${fundId}`, kroner(oere)])),
      ...rows('financing', cash.map((oere, at) => ({ partnerId: spends[at] ?? lead, kind: 'cash', amount: kroner(oere) }))),
    }),
  ];
}

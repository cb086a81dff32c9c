import { formatHalfPoints, formatMean } from '../criteria/index.js';
import { alert, button, dataTable, linkButton, pageHeading, postButton, tag, type Alert, type Button, type DataTable, type Lang, type PageHeading, type PostButton } from '../platform/views/index.js';
import { half } from '../rounds/index.js';
import { inLang } from '../shared/lang.js';
import { mostCases } from './calibration.rules.js';
import { roundCaseUrl, standardUrl } from './calibration.paths.js';
import type { CaseRow } from './calibration.store.js';
import type { RoundCases } from './case.service.js';
import { caseTexts } from './case.texts.js';
import { distances, spreadOf, type Fraction, type MemberDistance } from './spread.rules.js';

const { say } = caseTexts;

export interface RoundCasesPage {
  readonly heading: PageHeading;
  readonly refusal: Alert | null;
  /** Said while the round has no cases. */
  readonly noneText: string;
  readonly standard: PostButton | null;
  /** The first number that is free. */
  readonly write: Button | null;
  /** Null while there are no cases: then there is nobody to compare. */
  readonly tables: { readonly cases: DataTable; readonly peopleLead: string; readonly people: DataTable; readonly places: DataTable } | null;
}

export function roundCasesPage(lang: Lang, given: RoundCases, refusal: string | null = null): RoundCasesPage {
  const { round, cases, standardFits } = given;
  const free = Array.from({ length: mostCases }, (_, at) => at + 1).find((number) => !cases.some((one) => one.number === number));
  const isEmpty = cases.length === 0;
  return {
    heading: pageHeading(say(lang, 'trial.title'), { caption: say(lang, 'trial.caption', { round: inLang(lang, round, 'name') }), lead: say(lang, 'trial.lead') }),
    refusal: refusal === null ? null : alert('error', refusal),
    noneText: isEmpty ? say(lang, standardFits ? 'trial.none' : 'trial.none.unfit') : '',
    standard: isEmpty && standardFits ? postButton(standardUrl(round.id), button(say(lang, 'trial.standard'))) : null,
    write: free === undefined ? null : linkButton(isEmpty ? say(lang, 'trial.write') : say(lang, 'trial.writeMore', { number: free }), roundCaseUrl(round.id, free), { variant: isEmpty && !standardFits ? 'primary' : 'secondary' }),
    tables: isEmpty ? null : { cases: casesTable(lang, given), ...peopleTables(lang, given) },
  };
}

function casesTable(lang: Lang, { round, cases, sittings, members, marks, criteria }: RoundCases): DataTable {
  const widest = (one: CaseRow): string => {
    const spans = criteria.map(({ id, number }) => ({ number, counts: spreadOf(marks.filter((mark) => mark.number === one.number && mark.criterionId === id)) }));
    const [most] = spans.filter(({ counts: { n } }) => n > 1).map(({ number, counts: { counts } }) => ({ number, span: counts.at(-1)!.halfPoints - counts[0]!.halfPoints })).toSorted((a, b) => b.span - a.span || a.number - b.number);
    return most ? say(lang, 'trial.spread', { points: formatHalfPoints(most.span, lang), number: most.number }) : say(lang, 'trial.spread.none');
  };
  return dataTable({
    id: 'sager',
    caption: say(lang, 'trial.cases'),
    columns: [say(lang, 'trial.column.case'), say(lang, 'trial.column.handedIn'), say(lang, 'trial.column.spread'), say(lang, 'trial.column.state')],
    rows: cases.map((one) => [
      { text: say(lang, 'trial.case', { number: one.number, title: inLang(lang, one, 'title') }), href: roundCaseUrl(round.id, one.number) },
      say(lang, 'trial.handedIn', { n: sittings.filter(({ caseId, handedInAt }) => caseId === one.id && handedInAt !== null).length, total: members.length }),
      widest(one),
      { tag: one.begun ? tag(say(lang, 'trial.state.begun', { n: one.begun }), 'outline') : tag(say(lang, 'trial.state.open'), 'blue') },
    ]),
    emptyText: say(lang, 'trial.cases.empty'),
  });
}

function peopleTables(lang: Lang, { round: { rules }, cases, criteria, sittings, members, marks }: RoundCases) {
  const all = distances(marks, rules.spreadFlagHalfPoints);
  const byAccount = new Map(all.map((one) => [one.accountId, one]));
  const rows = members.map((member) => ({ member, distance: byAccount.get(member.accountId) ?? null })).toSorted((a, b) => (b.distance?.far.length ?? 0) - (a.distance?.far.length ?? 0));
  const handedIn = (accountId: string) => sittings.filter((one) => one.accountId === accountId && one.handedInAt !== null);
  const order = new Map(criteria.map(({ id, number }) => [id, number]));
  const places = rows
    .flatMap(({ member, distance }) => (distance?.far ?? []).map((far) => ({ member, far })))
    .toSorted((a, b) => magnitude(b.far.offset) - magnitude(a.far.offset) || a.far.number - b.far.number || (order.get(a.far.criterionId) ?? 0) - (order.get(b.far.criterionId) ?? 0));
  return {
    peopleLead: say(lang, 'trial.people.lead', { flag: half(lang, rules.spreadFlagHalfPoints) }),
    people: dataTable({
      id: 'medlemmer',
      caption: say(lang, 'trial.people'),
      captionHidden: true,
      columns: [say(lang, 'trial.column.member'), say(lang, 'trial.column.handedIn'), { label: say(lang, 'trial.column.mild'), numeric: true }, say(lang, 'trial.column.far')],
      rows: rows.map(({ member, distance }) => {
        const done = handedIn(member.accountId);
        const redone = done.filter(({ times }) => times > 1).length;
        return [
          { text: member.name, sub: redone ? say(lang, 'trial.redone', { n: redone }) : member.organisation },
          say(lang, 'trial.handedIn', { n: done.length, total: cases.length }),
          distance?.mean ? say(lang, 'trial.mild', { points: signed(lang, distance.mean) }) : say(lang, 'trial.mild.none'),
          farText(lang, distance),
        ];
      }),
      emptyText: say(lang, 'trial.people.empty'),
    }),
    places: dataTable({
      id: 'steder',
      caption: say(lang, 'trial.places.caption'),
      captionHidden: true,
      columns: [say(lang, 'trial.column.member'), say(lang, 'trial.column.place'), { label: say(lang, 'trial.column.gave'), numeric: true }, { label: say(lang, 'trial.column.others'), numeric: true }],
      rows: places.map(({ member, far }) => [
        member.name,
        { text: say(lang, 'trial.place', { number: far.number, criterion: order.get(far.criterionId) ?? 0 }), sub: titleOf(lang, criteria, far.criterionId) },
        formatHalfPoints(far.halfPoints, lang, { decimals: 'always' }),
        formatMean(far.others.numerator, far.others.denominator, 1, lang),
      ]),
      emptyText: say(lang, 'trial.places.empty'),
    }),
  };
}

function farText(lang: Lang, distance: MemberDistance | null) {
  if (!distance?.compared) return '';
  const text = say(lang, 'trial.far', { n: distance.far.length, total: distance.compared });
  return distance.far.length ? { tag: tag(text, 'yellow') } : text;
}

function titleOf(lang: Lang, criteria: RoundCases['criteria'], criterionId: string): string {
  const criterion = criteria.find(({ id }) => id === criterionId);
  return criterion ? inLang(lang, criterion, 'title') : '';
}

const magnitude = ({ numerator, denominator }: Fraction): number => Math.abs(numerator) / denominator;

/** `+0,8`, `−0,4`, `0,0`: milder than the others is above nought. Rounded from exact halves only here. */
function signed(lang: Lang, { numerator, denominator }: Fraction): string {
  const size = formatMean(Math.abs(numerator), denominator, 1, lang);
  if (/^0[,.]0$/.test(size)) return size;
  return `${numerator > 0 ? '+' : '−'}${size}`;
}

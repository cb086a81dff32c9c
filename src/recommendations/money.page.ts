import { dataTable, type DataTable, type Lang } from '../platform/views/index.js';
import type { Fund } from '../rounds/index.js';
import { inLang } from '../shared/lang.js';
import { formatAmount, formatKroner, sumOere, type Oere } from '../shared/money.js';
import { caseTexts } from './case.texts.js';
import { fundOf, type MoneyLine } from './fund-line.rules.js';

const { say } = caseTexts;

/** Applied for, recommended, decided: one row a fund, øre always shown so that the columns align. */
export function moneyTable(lang: Lang, given: { id: string; caption?: string; lines: readonly MoneyLine[]; funds: readonly Fund[] }): DataTable {
  const { lines, funds } = given;
  const amount = (oere: Oere | null | undefined) => (oere == null ? '' : formatAmount(oere, lang, { decimals: 'always' }));
  const total = (values: readonly (Oere | null | undefined)[]) => (values.some((value) => value != null) ? amount(sumOere(values.map((value) => value ?? 0n))) : '');
  const numeric = (key: 'cases.money.applied' | 'cases.money.recommended' | 'cases.money.forum') => ({ label: say(lang, key), numeric: true });
  return dataTable({
    id: given.id,
    caption: given.caption ?? say(lang, 'cases.heading.money'),
    captionHidden: true,
    columns: [say(lang, 'cases.money.fund'), numeric('cases.money.applied'), numeric('cases.money.recommended'), numeric('cases.money.forum'), say(lang, 'cases.money.decision')],
    rows: lines.map((line) => {
      const fund = fundOf(funds, line.fundId);
      return [
        inLang(lang, fund, 'name'),
        amount(line.appliedOere),
        amount(line.recommendedOere),
        { text: amount(line.forumOere), sub: forumNote(lang, line) },
        decisionText(lang, line, fund),
      ];
    }),
    foot:
      lines.length > 1
        ? [say(lang, 'cases.money.total'), total(lines.map((line) => line.appliedOere)), total(lines.map((line) => line.recommendedOere)), total(lines.map((line) => line.forumOere)), '']
        : undefined,
    emptyText: say(lang, 'cases.money.empty'),
  });
}

function forumNote(lang: Lang, { forumOutcome }: MoneyLine): string | null {
  return forumOutcome === 'conditional' || forumOutcome === 'not-recommended' ? say(lang, `cases.money.forum.${forumOutcome}`) : null;
}

function decisionText(lang: Lang, line: MoneyLine, fund: Fund): string {
  if (line.outcome === 'granted') return say(lang, 'cases.money.granted', { amount: formatKroner(line.grantedOere ?? 0n, lang) });
  if (line.outcome === 'rejected') return say(lang, 'cases.money.rejected');
  return line.forumOutcome === 'not-recommended' ? '' : say(lang, 'cases.money.waits', { body: inLang(lang, fund, 'decidingBodyName') });
}

import { assessAid, moneyRulesOf, type AidCheck } from '../../budgets/index.js';
import type { AidRules, EurRate } from '../../rounds/index.js';
import { formatDate } from '../../shared/dates.js';
import { formatEuro } from '../../shared/euro.js';
import type { Lang } from '../../shared/lang.js';
import { formatDecimal } from '../../shared/numbers.js';
import { applicationTexts, type ApplicationText } from '../application.texts.js';
import type { DraftParts, Frame } from '../draft.rules.js';
import type { Bilingual } from '../submission/snapshot.rules.js';
import { broken, missing, type Finding } from './finding.rules.js';

type Given = Pick<DraftParts, 'partners' | 'costModel' | 'costs' | 'financing' | 'earlierAid'>;
type In = Pick<Frame, 'round'>;

/** What of the partners' state aid keeps the application from being sent in. */
export function aidFindings(draft: Given, frame: In): Finding[] {
  return findingsOf('error', draft, frame);
}

/** What is only remarked on. */
export function aidRemarks(draft: Given, frame: In): Finding[] {
  return findingsOf('remark', draft, frame);
}

function findingsOf(severity: AidCheck['severity'], draft: Given, { round }: In): Finding[] {
  const rules = moneyRulesOf(round.rules);
  const { aid } = rules;
  if (!aid) return [];
  const checks = (assessAid(draft, rules, round.meetingOn) ?? []).flatMap((partner) => partner.checks);
  return checks.filter((check) => check.severity === severity).map((check) => findingOf(check, draft, { aid, firstFundId: round.fundIds[0] ?? '' }));
}

function findingOf(check: AidCheck, { partners, earlierAid }: Given, { aid, firstFundId }: { readonly aid: AidRules; readonly firstFundId: string }): Finding {
  const at = partners.findIndex(({ id }) => id === check.partnerId);
  const rowOf = (isThis: (row: Given['earlierAid'][number]) => boolean): number => Math.max(0, earlierAid.findIndex(isThis));
  const key = `finding.${check.code}` as const satisfies ApplicationText;
  const said = { name: check.partnerName, basis: basisOf(check) };
  switch (check.code) {
    case 'aid-basis-missing':
      return missing('partners', `partners[${at}].aidBasis`, key, said);
    case 'aid-basis-unknown':
      return broken('partners', `partners[${at}].aidBasis`, key, said);
    case 'aid-size-missing':
      return missing('partners', `partners[${at}].size`, key, said);
    case 'aid-category-ends':
      return missing('partners', `partners[${at}].aidBasis`, key, { ...said, category: categoryName(check.categoryId, aid), ends: date(check.validTo), granted: date(check.grantedOn) });
    case 'aid-size-excluded':
    case 'aid-too-intense': {
      // What mends it is money: more of the partner's own, less from the funds.
      const { aidOere, moreOwnOere: more, size } = check;
      const limit: Finding['params'] = check.code === 'aid-too-intense' ? { cost: check.costOere, allowed: check.allowedOere, percent: percent(check.maxPermille) } : {};
      return broken('financing', `fund.${firstFundId}`, key, { ...said, ...limit, aid: aidOere, more, size: words(`aid.size.${size}`), category: categoryName(check.categoryId, aid) });
    }
    case 'de-minimis-undeclared':
      return missing('aid', 'earlierAid', key, said);
    case 'de-minimis-exceeded': {
      const { ledger, aidOere, moreOwnOere: more } = check;
      const figures = { earlier: euro(ledger.earlierCents), ours: euro(ledger.newCents ?? 0n), total: euro(ledger.totalCents), ceiling: euro(ledger.ceilingCents), room: euro(ledger.roomCents) };
      const row = rowOf(({ partnerId }) => partnerId === check.partnerId);
      return broken('aid', `earlierAid[${row}].amount`, key, { ...said, ...figures, aid: aidOere, more, from: date(ledger.from), granted: date(ledger.grantedOn), rate: rateOf(aid) });
    }
    case 'earlier-aid-undated':
    case 'earlier-aid-unsigned': {
      const row = rowOf(({ id }) => id === check.rowId);
      return missing('aid', `earlierAid[${row}].${check.code === 'earlier-aid-undated' ? 'grantedOn' : 'authority'}`, key, { ...said, line: row + 1 });
    }
    case 'earlier-aid-later': {
      const row = rowOf(({ id }) => id === check.rowId);
      return missing('aid', `earlierAid[${row}].grantedOn`, key, { ...said, line: row + 1, given: date(check.givenOn), granted: date(check.grantedOn) });
    }
  }
}

/** `7,46038 kr. pr. euro pr. 22. november 2026`. */
export function rateInWords(lang: Lang, { kronerE5, on }: EurRate): string {
  const digits = String(kronerE5).padStart(6, '0');
  const rate = formatDecimal(`${digits.slice(0, -5)}.${digits.slice(-5)}`, lang);
  return applicationTexts.say(lang, 'aid.rate', { rate, date: formatDate(on, lang) });
}

const both = (of: (lang: Lang) => string): Bilingual => ({ da: of('da'), en: of('en') });
const words = (key: ApplicationText): Bilingual => both((lang) => applicationTexts[lang][key]);
const date = (iso: string): Bilingual => both((lang) => formatDate(iso, lang));
const euro = (cents: bigint): Bilingual => both((lang) => formatEuro(cents, lang));
const percent = (permille: number): Bilingual => both((lang) => formatDecimal(permille % 10 === 0 ? permille / 10 : (permille / 10).toFixed(1), lang));
const rateOf = ({ deMinimis }: AidRules): Bilingual => both((lang) => (deMinimis ? rateInWords(lang, deMinimis.eurRate) : ''));

/** The provision, as a sentence of its own; the law is quoted in its own language. */
function basisOf({ basis }: AidCheck): Bilingual {
  return both((lang) => (basis === '' ? '' : ` ${applicationTexts.say(lang, 'aid.provision', { basis })}`));
}

function categoryName(id: string, { categories }: AidRules): Bilingual {
  const category = categories.find((one) => one.id === id);
  return { da: category?.nameDa ?? '', en: category?.nameEn ?? '' };
}

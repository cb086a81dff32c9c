import { moneyRulesOf } from '../../budgets/index.js';
import { idOf } from '../../platform/forms/index.js';
import type { Lang } from '../../platform/views/index.js';
import { inLang } from '../../shared/lang.js';
import { formatKroner } from '../../shared/money.js';
import { formatDecimal } from '../../shared/numbers.js';
import { applicationTexts } from '../application.texts.js';
import type { Opened } from '../draft.rules.js';
import { categoryWords, fundWords } from './check-words.rules.js';
import type { EconomyPart } from './economy.service.js';
import { inField, wasName } from './what-if.form.js';
import type { Trial } from './what-if.rules.js';

const { say } = applicationTexts;

/** One figure to try: partial `applications/_trial`. */
export interface TrialRow {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  /** Whose it is and the like; '' for nothing. */
  readonly sub: string;
  readonly now: string;
  readonly value: string;
  readonly unit: string;
  /** What stood there when the page was made: sent along. */
  readonly wasName: string;
  readonly was: string;
  readonly error: string | null;
}

export function trialRow(lang: Lang, trial: Trial, { value, error, ...stored }: Opened<EconomyPart> & { readonly value: string; readonly error: string | null }): TrialRow {
  const { label, sub } = trialWords(lang, trial, stored);
  return {
    id: idOf(trial.name),
    name: trial.name,
    label,
    sub,
    now: valueWords(lang, trial, trial.now, stored),
    value,
    unit: say(lang, trial.kind === 'hours' ? 'whatIf.hours' : 'whatIf.kroner'),
    wasName: wasName(trial.name),
    was: inField(trial, trial.now),
    error,
  };
}

/** What a figure is called beside its field, and alone. */
export function trialWords(lang: Lang, { table, name, partnerId }: Trial, { draft, frame }: Opened<EconomyPart>): { readonly label: string; readonly sub: string; readonly full: string } {
  const id = name.slice(name.indexOf('.') + 1);
  const partner = draft.partners.find((one) => one.id === partnerId)?.name ?? '';
  const words = (label: string, ...more: string[]) => {
    const sub = more.filter((one) => one !== '').join(' · ');
    return { label, sub, full: sub === '' ? label : `${label} (${sub})` };
  };
  if (table === 'funds') return words(fundWords(id, frame.funds)[lang]);
  if (table === 'model') return words(say(lang, 'whatIf.model'));
  if (table === 'gifts') {
    const gift = draft.financing.find((line) => line.id === id);
    return words(partner || (gift?.sourceName ?? ''), gift ? say(lang, `kind.${gift.kind}`) : '');
  }
  const cost = draft.costs.find((line) => line.id === id);
  const category = cost ? categoryWords([cost.category])[lang] : '';
  return words(cost?.description || category, partner, cost?.description ? category : '', cost?.year ? String(cost.year) : '');
}

export function valueWords(lang: Lang, { kind }: Pick<Trial, 'kind'>, value: string, { frame }: Pick<Opened, 'frame'>): string {
  if (kind === 'amount') return formatKroner(BigInt(value), lang);
  if (kind === 'hours') return `${formatDecimal(value, lang)} ${say(lang, 'whatIf.hours')}`;
  return moneyRulesOf(frame.round.rules).costModels.filter(({ id }) => id === value).map((model) => inLang(lang, model, 'name'))[0] ?? value;
}

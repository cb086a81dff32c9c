import { costModelOf, lineAmount, moneyRulesOf } from '../../budgets/index.js';
import { hiddenField, radiosField, typed, type FormError, type HiddenField, type Posted, type RadiosField } from '../../platform/forms/index.js';
import { alert } from '../../platform/views/index.js';
import { inLang } from '../../shared/lang.js';
import { formatKronerInput } from '../../shared/money.js';
import { applicationTexts } from '../application.texts.js';
import type { DraftParts, Frame } from '../draft.rules.js';
import { joinCosts, splitCosts, isReckoned, type WrittenLine } from './cost-content.rules.js';
import { contradictionsIn, projectYears } from './cost-choices.rules.js';
import { readCosts, type ReadLine } from './cost-line.form.js';
import { costRows, type Asking } from './cost-rows.page.js';
import { modelHint } from './cost-sums.page.js';
import { copiedYear } from './copy-year.form.js';
import { budgetFigures, economyAlerts } from './economy.page.js';
import { Reading } from './reading.form.js';
import { scopeFields } from './scope.form.js';
import { scopeChooser, scopeLegend, scopeOverview } from './scope.page.js';
import type { Readable, Section } from './section.js';

const { say } = applicationTexts;
type Needs = 'project' | 'partners' | 'activities' | 'costModel' | 'costs' | 'financing';

/** The cost model is chosen for the whole application; a signatory changes the own partner's lines alone. */
export type Costs = Pick<DraftParts, 'costModel'> & { readonly costs: readonly WrittenLine[] };

export const budgetSection: Section<Needs, Costs> = {
  key: 'budget',
  wanted: ['project', 'partners', 'activities', 'costModel', 'costs', 'financing'],
  group: 'costs',
  isScoped: true,
  stored: ({ costModel, costs }) => ({ costModel, costs }),
  split: ({ costModel, costs }, { round }) => ({ fields: { costModel }, rows: splitCosts(costs, moneyRulesOf(round.rules).hours) }),
  join: ({ fields, rows }, { round }) => ({ costModel: String(fields['costModel'] ?? ''), costs: joinCosts(rows, moneyRulesOf(round.rules).hours) }),
  with: (draft, input) => ({ ...draft, ...input }),

  content(asked) {
    const { lang, draft, whole, frame, scope, told } = asked;
    const extra = { alerts: [...(told ? [told] : []), ...economyAlerts(lang, whole, frame, 'budget')], figures: budgetFigures(lang, whole, frame), canRecalculate: true, isTyped: asked.isTyped ?? false };
    if (draft.partners.length === 0) return { ...extra, canRecalculate: false, fields: [] };
    if (!scope) return { ...extra, fields: [...modelField(asked), costRows(asked, say(lang, 'budget.legend'))] };
    const long = { ...asked, scope };
    return { ...extra, overview: scopeOverview(long), chooser: scopeChooser(long), fields: [...scopeFields(scope), ...modelField(asked), costRows(asked, scopeLegend(long))] };
  },

  read(posted, readable) {
    const reading = new Reading(posted);
    const costModel = readModel(reading, posted, readable);
    return reading.result({ costModel, costs: readCosts(reading, posted, readable).map(({ line }) => line) });
  },

  check({ costs }, { frame }) {
    return costs.flatMap((line, at) => wrongIn(line, at, at + 1, frame));
  },

  pressed(posted, { draft, frame }, lang) {
    const copied = copiedYear(posted, projectYears(draft.project, frame.round));
    if (!copied) return null;
    const { count, from } = copied;
    return { posted: copied.posted, told: alert('info', say(lang, count === 1 ? 'budget.copied.one' : 'budget.copied', { n: count, from, to: from + 1 })) };
  },

  weighed(posted, readable) {
    const { draft, whole, frame } = readable;
    const reading = new Reading(posted);
    const costModel = readModel(reading, posted, readable);
    const lines = readCosts(reading, posted, readable);
    const result = reading.result(null);
    const errors = [...(result.ok ? [] : result.errors), ...lines.flatMap(({ line, index }, at) => wrongIn(line, index, at + 1, frame))];
    const here = new Set([...draft.costs, ...lines.map(({ line }) => line)].map(({ id }) => id));
    const typedIn = { ...whole, costModel, costs: [...whole.costs.filter(({ id }) => !here.has(id)), ...lines.map(({ line }) => line)] };
    return { posted: { ...posted, ...amountsIn(lines, new Set(errors.map(({ field }) => field)), frame) }, errors, whole: typedIn };
  },

  async write(store, applicationId, { costModel, costs }) {
    await store.costModel(applicationId, costModel);
    await store.costs(applicationId, costs);
  },
};

/** What does not fit together comes first; only a line without that is asked what it counts. */
function wrongIn(cost: WrittenLine, index: number, line: number, { round }: Pick<Frame, 'round'>): FormError[] {
  const money = moneyRulesOf(round.rules);
  const contradictions = contradictionsIn(cost, money);
  if (contradictions.length) return contradictions.map(({ cell, code }) => ({ field: `costs[${index}].${cell}`, key: `wrong.cost.${code}`, params: { line, whatKey: `what.cost.${cell}` } }));
  const field = `costs[${index}].amount`;
  if (cost.lacksAmount) return [{ field, key: 'wrong.empty', params: { line, whatKey: 'what.cost.amount' } }];
  const product = lineAmount(cost, money.hours);
  if (!isReckoned(cost, money.hours) || product === cost.amountOere) return [];
  return [{ field, key: 'wrong.amount.reckoned', params: { line, product: formatKronerInput(product), typed: formatKronerInput(cost.amountOere) } }];
}

/** Amounts that follow from hours are put into the form, as what the form said itself; one that says otherwise stays as it was typed. */
function amountsIn(lines: readonly ReadLine[], wrong: ReadonlySet<string>, { round }: Frame): Posted {
  const { hours } = moneyRulesOf(round.rules);
  const reckoned = lines.filter(({ line, index }) => isReckoned(line, hours) && !wrong.has(`costs[${index}].amount`));
  return Object.fromEntries(reckoned.flatMap(({ index, line }) => ['amount', 'was'].map((cell) => [`costs[${index}].${cell}`, formatKronerInput(line.amountOere)])));
}

/** Offered where the round's rules leave a choice; a signatory speaks for one partner and does not choose for all. */
function modelField({ lang, draft, frame, reach, posted, every }: Asking): (RadiosField | HiddenField)[] {
  const rules = moneyRulesOf(frame.round.rules);
  if (reach === 'own' || (rules.costModels.length < 2 && !every)) return [];
  const shown = costModelOf(draft, rules).id;
  const value = (posted && typed(posted, 'costModel')) || shown;
  const was = (posted && typed(posted, modelWas)) || shown;
  const options = rules.costModels.map((model) => ({ value: model.id, label: inLang(lang, model, 'name'), hint: modelHint(lang, model) }));
  return [hiddenField(modelWas, was), radiosField({ name: 'costModel', label: say(lang, 'budget.model'), hint: say(lang, 'budget.model.hint'), options, value })];
}

/** What the page showed as chosen: as long as that stands there, nobody has chosen, and what another chooses meanwhile stands. */
const modelWas = 'costModelWas';

/** What is shown as chosen while nobody has chosen is not thereby chosen. */
function readModel(reading: Reading, posted: Posted, { draft, frame, reach }: Pick<Readable<Needs>, 'draft' | 'frame' | 'reach'>): string {
  const rules = moneyRulesOf(frame.round.rules);
  const given = typed(posted, 'costModel');
  const isUntouched = given === '' || given === typed(posted, modelWas) || given === costModelOf(draft, rules).id;
  if (reach === 'own' || isUntouched) return draft.costModel;
  return reading.choice('costModel', rules.costModels.map(({ id }) => id), { key: 'budget.model' }) ?? draft.costModel;
}

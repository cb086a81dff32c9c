import { moneyRulesOf } from '../../budgets/index.js';
import { selectField, typed, type Posted, type SelectField } from '../../platform/forms/index.js';
import { alert, button, linkButton, pageHeading, type Alert, type Button, type Lang, type PageHeading } from '../../platform/views/index.js';
import { inLang } from '../../shared/lang.js';
import { applicationUrl } from '../application.paths.js';
import { applicationTexts } from '../application.texts.js';
import { isBeingWritten } from '../draft.rules.js';
import { messagesFor } from '../form/message.page.js';
import { captionOf } from '../form/section.page.js';
import { reachOf } from '../members/member.access.js';
import { economyOf } from './economy.service.js';
import { trialRow, trialWords, valueWords, type TrialRow } from './trial-row.page.js';
import { inField, wasName } from './what-if.form.js';
import { whatIfResult, type WhatIfResult } from './what-if-result.page.js';
import { isShown, isStale, shownPartner, type Trial } from './what-if.rules.js';
import { mayKeep, type NotKept, type WhatIf } from './what-if.service.js';

const { say } = applicationTexts;

/** Template `applications/what-if`. */
export interface WhatIfPage {
  readonly errors: readonly { readonly href: string; readonly text: string }[];
  readonly heading: PageHeading;
  readonly alerts: readonly Alert[];
  readonly action: string;
  readonly chooser: { readonly field: SelectField; readonly button: Button } | null;
  readonly hidden: readonly { readonly name: string; readonly value: string }[];
  readonly elsewhere: string;
  readonly model: SelectField | null;
  readonly groups: readonly { readonly id: string; readonly caption: string; readonly rows: readonly TrialRow[] }[];
  readonly result: WhatIfResult;
  readonly unread: Alert | null;
  readonly buttons: readonly Button[];
}

/** `posted` null: as it is stored. */
export function whatIfPage(lang: Lang, shown: WhatIf, posted: Posted | null, now: Date, why: NotKept | null = null): WhatIfPage {
  const { stored, tried, trials, changes, errors } = shown;
  const { draft } = stored;
  const message = messagesFor(lang, errors);
  const keeps = isBeingWritten(stored, now) && reachOf(draft.membership, 'budget') !== 'none';
  const partner = shownPartner(draft, posted ? typed(posted, 'partner') : '');
  const partnerName = draft.partners.find(({ id }) => id === partner)?.name ?? '';
  const visible = trials.filter((trial) => isShown(trial, partner) || message(trial.name) !== null);
  const there = new Set(visible.map(({ name }) => name));
  const apart = changes.filter(({ trial }) => !there.has(trial.name));
  const changed = new Map(changes.map(({ trial, mine }) => [trial.name, mine]));
  const rowOf = (trial: Trial): TrialRow => trialRow(lang, trial, { ...stored, value: posted && (changed.has(trial.name) || message(trial.name)) ? typed(posted, trial.name) : inField(trial, trial.now), error: message(trial.name) });
  const group = (table: Trial['table'], caption: string) => ({ id: `what-if-${table}`, caption, rows: visible.filter((trial) => trial.table === table).map(rowOf) });
  const groups = [
    group('funds', say(lang, 'whatIf.funds')),
    group('costs', partner === null ? say(lang, 'whatIf.costs') : say(lang, 'whatIf.costs.of', { partner: partnerName })),
    group('gifts', partner === null ? say(lang, 'whatIf.gifts') : say(lang, 'whatIf.gifts.of', { partner: partnerName })),
  ].filter(({ rows }) => rows.length > 0);
  const model = trials.find(({ table }) => table === 'model');
  return {
    errors: groups.flatMap(({ rows }) => rows.flatMap(({ id, error }) => (error === null ? [] : [{ href: `#${id}`, text: error }]))),
    heading: pageHeading(say(lang, 'whatIf.title'), { caption: captionOf(lang, draft), lead: say(lang, keeps ? 'whatIf.lead' : 'whatIf.lead.read') }),
    alerts: alertsOf(lang, shown, why),
    action: applicationUrl(draft.id, 'whatIf'),
    chooser: partner === null ? null : chooserOf(lang, shown, partner),
    hidden: [...apart.flatMap(({ trial, was }) => [{ name: trial.name, value: typed(posted ?? {}, trial.name) }, { name: wasName(trial.name), value: inField(trial, isStale({ trial, was, mine: '' }) ? trial.now : was) }]), ...(model ? [{ name: wasName(model.name), value: model.now }] : [])],
    elsewhere: apart.length ? say(lang, 'whatIf.elsewhere', { n: apart.length }) : '',
    model: model ? modelOf(lang, model, changed.get(model.name) ?? model.now, shown) : null,
    groups,
    result: whatIfResult(lang, economyOf(stored, now), economyOf(tried, now), changes.length === 0),
    unread: errors.length ? alert('warning', say(lang, 'whatIf.unread')) : null,
    buttons: [
      button(say(lang, 'whatIf.reckon'), { name: 'then', value: 'reckon' }),
      ...(keeps ? [button(say(lang, 'whatIf.keep'), { variant: 'secondary', name: 'then', value: 'keep' })] : []),
      linkButton(say(lang, 'whatIf.drop'), applicationUrl(draft.id, 'economy'), { variant: 'tertiary' }),
    ],
  };
}

function chooserOf(lang: Lang, { stored: { draft } }: WhatIf, partner: string): WhatIfPage['chooser'] {
  const options = draft.partners.map(({ id, name }) => ({ value: id, label: name }));
  return {
    field: selectField({ name: 'partner', label: say(lang, 'whatIf.partner'), hint: say(lang, 'whatIf.partner.hint'), value: partner, options }),
    button: button(say(lang, 'whatIf.partner.show'), { variant: 'secondary', name: 'then', value: 'show' }),
  };
}

function modelOf(lang: Lang, { name, now }: Trial, value: string, { stored: { frame } }: WhatIf): SelectField {
  const models = moneyRulesOf(frame.round.rules).costModels;
  const nameOf = (id: string): string => models.filter((one) => one.id === id).map((one) => inLang(lang, one, 'name'))[0] ?? '';
  return selectField({ name, label: say(lang, 'whatIf.model'), hint: say(lang, 'whatIf.model.now', { model: nameOf(now) }), value, options: models.map(({ id }) => ({ value: id, label: nameOf(id) })) });
}

/** Why nothing was stored, and what to do then. */
function alertsOf(lang: Lang, { stored, changes, gone }: WhatIf, why: NotKept | null): Alert[] {
  const stale = changes.filter(isStale).map(({ trial, was, mine }) =>
    say(lang, 'whatIf.stale.line', { line: trialWords(lang, trial, stored).full, was: valueWords(lang, trial, was, stored), now: valueWords(lang, trial, trial.now, stored), mine: valueWords(lang, trial, mine, stored) }),
  );
  const foreign = changes.filter(({ trial }) => !mayKeep(trial, stored.draft.membership)).map(({ trial }) => trialWords(lang, trial, stored).full);
  return [
    ...(stale.length ? [alert('warning', say(lang, 'whatIf.stale.text', { lines: stale.join(' ') }), { heading: say(lang, 'whatIf.stale') })] : []),
    ...(gone ? [alert('warning', say(lang, 'whatIf.gone.text', { n: gone }), { heading: say(lang, 'whatIf.gone') })] : []),
    ...(why === 'foreign' ? [alert('warning', say(lang, 'whatIf.foreign.text', { lines: foreign.join(', ') }), { heading: say(lang, 'whatIf.foreign') })] : []),
    ...(why === 'nothing' ? [alert('info', say(lang, 'whatIf.nothing'))] : []),
    ...(why === 'refused' ? [alert('warning', say(lang, 'whatIf.refused.text'), { heading: say(lang, 'whatIf.refused') })] : []),
  ];
}

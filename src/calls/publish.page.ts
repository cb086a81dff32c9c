import type { FormError } from '../platform/forms/index.js';
import { alert, button, linkButton, pageHeading, type Alert, type Button, type Lang, type Link, type PageHeading } from '../platform/views/index.js';
import type { RoundPage, RoundView } from '../rounds/index.js';
import { inLang } from '../shared/lang.js';
import { callUrl } from './call.paths.js';
import { callEditorTexts } from './call.texts.js';
import { missingLines } from './missing.page.js';

const { say } = callEditorTexts;

/** Template `calls/publish`. */
export interface PublishPage {
  readonly heading: PageHeading;
  readonly alerts: readonly Alert[];
  readonly missing: readonly Link[];
  readonly action: string;
  readonly basis: string;
  readonly buttons: readonly Button[];
  /** What everybody will see, in the reader's language. */
  readonly round: RoundPage;
}

export function publishPage(lang: Lang, round: RoundView, { missing, basis, shown, overtaken }: { missing: readonly FormError[]; basis: string; shown: RoundPage; overtaken: boolean }): PublishPage {
  const back = linkButton(say(lang, 'calls.cancel'), callUrl(round.id), { variant: 'tertiary' });
  const isReady = missing.length === 0;
  return {
    heading: pageHeading(say(lang, 'calls.publish.title', { name: inLang(lang, round, 'name') }), { lead: say(lang, isReady ? 'calls.publish.lead' : 'calls.publish.lead.missing') }),
    alerts: overtaken ? [alert('warning', say(lang, 'calls.overtaken.again'))] : [],
    missing: missingLines(lang, round.id, missing),
    action: callUrl(round.id, 'offentliggoer'),
    basis,
    buttons: isReady ? [button(say(lang, 'calls.publish.confirm')), back] : [linkButton(say(lang, 'calls.one.edit'), callUrl(round.id, 'rediger'), { variant: 'primary' }), back],
    round: shown,
  };
}

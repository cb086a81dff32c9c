import { Page, type Member } from '../platform/web/index.js';
import type { RoundView } from '../rounds/index.js';
import { inLang } from '../shared/lang.js';
import { callPaths } from './call.paths.js';
import type { CallService } from './call.service.js';
import { callEditorTexts } from './call.texts.js';
import { oneCallPage } from './one-call.page.js';

/** A round's own page; with 403 it says why this officer may not do what was asked. */
export async function callShown(calls: CallService, { lang, account, receivedAt }: Pick<Member, 'lang' | 'account' | 'receivedAt'>, round: RoundView, status: 200 | 403 = 200): Promise<Page> {
  const world = await calls.world(round, account.id, receivedAt);
  const missing = round.publishedAt ? [] : calls.missing(world, lang);
  const model = oneCallPage(lang, round, { world, missing, history: await calls.historyOf(round.id) });
  return new Page('calls/call', inLang(lang, round, 'name'), model, status, { href: callPaths.calls, label: callEditorTexts.say(lang, 'calls.title') });
}

import { formatBytes } from '../applications/index.js';
import { errorsIn, fileField, type FileField } from '../platform/forms/index.js';
import { alert, button, linkButton, pageHeading, type Alert, type Button, type DataTable, type Lang, type PageHeading } from '../platform/views/index.js';
import { MOST_BYTES, faultText, messageTable, moreThan, type SheetFault } from '../sheets/index.js';
import { offlineUrl, packUrl, scoreSheetUrl } from './offline.paths.js';
import { offlineTexts } from './offline.texts.js';
import type { ScorePlan } from './score-import.rules.js';

const { say } = offlineTexts;

/** The state of the assessments that a preview showed. */
export const seenField = 'set';

/** What came of a sheet that was not taken. */
export interface Refusal {
  readonly fault: SheetFault | null;
  readonly count: number;
  readonly plan: ScorePlan | null;
}

/** Template `offline/offline`. */
export interface OfflinePage {
  readonly heading: PageHeading;
  readonly errors: ReturnType<typeof errorsIn>;
  readonly alerts: readonly Alert[];
  readonly wrong: DataTable | null;
  readonly more: string;
  /** '' where there is nothing to assess, and then nothing to fetch. */
  readonly packText: string;
  readonly packHref: string;
  readonly sheetHref: string;
  readonly action: string;
  readonly file: FileField;
  readonly buttons: readonly Button[];
  readonly emptyText: string;
}

export function offlinePage(lang: Lang, roundId: string, caption: string, n: number, refusal: Refusal | null): OfflinePage {
  const { plan = null } = refusal ?? {};
  const fault = !refusal?.fault ? null : refusal.fault === 'none' ? say(lang, 'offline.fault.none') : faultText(lang, refusal.fault, refusal.count);
  const file = fileField({ name: 'file', label: say(lang, 'offline.file'), hint: say(lang, 'offline.file.hint', { max: formatBytes(MOST_BYTES, lang) }), accept: '.xlsx', maxBytes: MOST_BYTES, error: fault });
  return {
    heading: pageHeading(say(lang, 'offline.title'), { caption, lead: say(lang, 'offline.lead') }),
    errors: errorsIn([file]),
    alerts: plan ? [alert('error', say(lang, 'offline.wrong.text', { n: plan.wrongCount }), { heading: say(lang, 'offline.wrong.heading') })] : [],
    wrong: plan ? messageTable(lang, 'score-wrong', say(lang, 'offline.wrong.caption'), plan.wrong) : null,
    more: plan ? moreThan(lang, plan.wrongCount) : '',
    packText: n ? say(lang, 'offline.read.text', { n }) : '',
    packHref: packUrl(roundId),
    sheetHref: scoreSheetUrl(roundId),
    action: offlineUrl(roundId),
    file,
    buttons: [button(say(lang, 'offline.read.button'))],
    emptyText: say(lang, 'offline.empty'),
  };
}

export const cancelButton = (lang: Lang, roundId: string): Button => linkButton(say(lang, 'offline.preview.cancel'), offlineUrl(roundId), { variant: 'secondary' });

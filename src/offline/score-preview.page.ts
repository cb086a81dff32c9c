import { hiddenField, type HiddenField } from '../platform/forms/index.js';
import { alert, button, dataTable, pageHeading, type Alert, type Button, type DataTable, type Lang, type PageHeading } from '../platform/views/index.js';
import { formatHalfPoints } from '../scoring/index.js';
import { messageTable } from '../sheets/index.js';
import { cancelButton, seenField } from './offline.page.js';
import { scorePreviewUrl } from './offline.paths.js';
import type { ScoreImport } from './offline.store.js';
import { offlineTexts } from './offline.texts.js';
import type { ScoreChange, ScorePlan } from './score-import.rules.js';

const { say } = offlineTexts;

/** Template `offline/preview`: what a sheet would change, and the button that makes it so. */
export interface ScorePreviewPage {
  readonly heading: PageHeading;
  readonly alerts: readonly Alert[];
  readonly wrong: DataTable | null;
  readonly remarks: DataTable | null;
  readonly changes: DataTable | null;
  readonly action: string;
  readonly seen: HiddenField;
  readonly buttons: readonly Button[];
}

export function scorePreviewPage(lang: Lang, roundId: string, { file, plan, seen }: { file: ScoreImport; plan: ScorePlan; seen: string }, isStale: boolean): ScorePreviewPage {
  const isDone = file.appliedAt !== null;
  const { changes, unchanged, wrong, remarks } = plan;
  const mayApply = !isDone && wrong.length === 0 && changes.length > 0;
  return {
    heading: pageHeading(say(lang, 'offline.preview.title'), { caption: file.fileName, lead: isDone ? '' : say(lang, 'offline.preview.count', { n: changes.length, same: unchanged }) }),
    alerts: [...(isDone ? [alert('success', say(lang, 'offline.preview.done'))] : []), ...(isStale && !isDone ? [alert('warning', say(lang, 'offline.preview.stale'))] : [])],
    wrong: !isDone && wrong.length ? messageTable(lang, 'score-wrong', say(lang, 'offline.wrong.caption'), wrong) : null,
    remarks: !isDone && remarks.length ? messageTable(lang, 'score-remarks', say(lang, 'offline.remarks.caption'), remarks) : null,
    changes: mayApply ? changeTable(lang, changes) : null,
    action: scorePreviewUrl(roundId, file.id),
    seen: hiddenField(seenField, seen),
    buttons: [...(mayApply ? [button(say(lang, 'offline.preview.apply'))] : []), cancelButton(lang, roundId)],
  };
}

function changeTable(lang: Lang, changes: readonly ScoreChange[]): DataTable {
  const numeric = (label: string) => ({ label, numeric: true });
  const points = (halfPoints: number | null): string => (halfPoints === null ? say(lang, 'offline.preview.none') : formatHalfPoints(halfPoints, lang));
  return dataTable({
    id: 'score-changes',
    caption: say(lang, 'offline.preview.changes'),
    columns: [say(lang, 'offline.preview.application'), say(lang, 'offline.preview.criterion'), numeric(say(lang, 'offline.preview.before')), numeric(say(lang, 'offline.preview.after')), say(lang, 'offline.preview.reason')],
    rows: changes.map(({ number, title, criterionNumber, criterion, before, after }) => [
      { text: number, sub: title },
      `${criterionNumber}. ${criterion}`,
      points(before.halfPoints),
      points(after.halfPoints),
      after.reason === before.reason ? say(lang, 'offline.preview.same') : after.reason,
    ]),
    emptyText: '',
  });
}

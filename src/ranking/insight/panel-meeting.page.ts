import { formatHalfPoints, type Criterion } from '../../criteria/index.js';
import { errorsIn, hiddenField, selectField, textareaField, type Field } from '../../platform/forms/index.js';
import { alert, button, dataTable, keyFigure, linkButton, pageHeading, postButton, type Alert, type Buttons, type DataTable, type ErrorSummary, type KeyFigures, type Lang, type PageHeading, type PostButton } from '../../platform/views/index.js';
import { assessmentsUrl } from '../../scoring/index.js';
import { inLang } from '../../shared/lang.js';
import { maxReason, minReason } from '../finalise.rules.js';
import { plainMean } from './heat.page.js';
import { analysisUrl, panelMeetingUrl } from './insight.paths.js';
import { exitsOf } from './meeting-order.rules.js';
import { doorways, type Doorway, type PanelItem } from './panel-meeting.rules.js';
import type { PlannedMeeting, PullRefusal } from './panel-meeting.service.js';
import { panelMeetingTexts } from './panel-meeting.texts.js';
import { rangeText } from './rank-intervals.page.js';

const { say } = panelMeetingTexts;

export interface PanelMeetingPage {
  readonly errors: ErrorSummary['errors'];
  readonly heading: PageHeading;
  readonly alerts: readonly Alert[];
  /** Null where there is nothing to meet about; then so is the form. */
  readonly figures: KeyFigures | null;
  readonly blocks: readonly { readonly id: string; readonly heading: string; readonly notes: readonly string[]; readonly table: DataTable }[];
  readonly pull: { readonly action: string; readonly fields: readonly Field[]; readonly buttons: Buttons['buttons'] } | null;
  readonly putBack: readonly { readonly text: string; readonly post: PostButton }[];
  readonly links: Buttons;
}

export interface Refused {
  readonly refusal: PullRefusal;
  readonly typed: { readonly applicationId: string; readonly reason: string };
}

export function panelMeetingPage(lang: Lang, planned: PlannedMeeting, criteria: readonly Criterion[], refused: Refused | null = null): PanelMeetingPage {
  const { insight, meeting: { discuss, yes, no } } = planned;
  const { round } = insight;
  const whole = [...discuss.items, ...yes, ...no];
  const doors = doorways(whole);
  const table = (id: 'discuss' | 'yes' | 'no', items: readonly PanelItem[], from: number): DataTable =>
    dataTable({
      id: `block-${id}`,
      caption: say(lang, `panelMeeting.${id}`),
      captionHidden: true,
      columns: (['turn', 'application', 'rank', 'why', 'room'] as const).map((column) => say(lang, `panelMeeting.column.${column}`)),
      rows: items.map((item, at) => {
        const head = insight.heads.get(item.id);
        return [
          say(lang, 'panelMeeting.turn', { n: from + at + 1 }),
          { text: head?.number ?? '', href: assessmentsUrl(item.id), sub: head?.title ?? '' },
          { text: item.rank === null ? '–' : String(item.rank), sub: say(lang, 'panelMeeting.rank.mean', { mean: plainMean(lang, insight, item.id) }) },
          whyInWords(lang, item, planned, criteria),
          roomInWords(lang, doors[from + at]!, planned),
        ];
      }),
      emptyText: say(lang, `panelMeeting.${id}.none`),
    });
  const pull = whole.length === 0 ? null : pullForm(lang, planned, refused);
  return {
    errors: pull ? errorsIn(pull.fields) : [],
    heading: pageHeading(say(lang, 'panelMeeting.title'), { caption: inLang(lang, round, 'name'), lead: say(lang, 'panelMeeting.lead') }),
    alerts: whole.length === 0 ? [alert('info', say(lang, 'panelMeeting.empty'))] : insight.analysed.ok ? [] : [alert('info', say(lang, 'panelMeeting.noIntervals'))],
    figures: whole.length === 0 ? null : {
      figures: [
        keyFigure(say(lang, 'panelMeeting.figure.discuss'), String(discuss.items.length)),
        keyFigure(say(lang, 'panelMeeting.figure.yes'), String(yes.length)),
        keyFigure(say(lang, 'panelMeeting.figure.no'), String(no.length)),
        keyFigure(say(lang, 'panelMeeting.figure.exits'), String(exitsOf(whole))),
      ],
    },
    blocks: whole.length === 0 ? [] : [
      { id: 'droeftes', heading: say(lang, 'panelMeeting.discuss'), notes: discussNotes(lang, planned), table: table('discuss', discuss.items, 0) },
      { id: 'ja', heading: say(lang, 'panelMeeting.yes'), notes: [say(lang, 'panelMeeting.yes.note')], table: table('yes', yes, discuss.items.length) },
      { id: 'nej', heading: say(lang, 'panelMeeting.no'), notes: [say(lang, 'panelMeeting.no.note')], table: table('no', no, discuss.items.length + yes.length) },
    ],
    pull,
    putBack: [...planned.pulled.values()].map(({ applicationId }) => {
      const number = insight.heads.get(applicationId)?.number ?? '';
      return { text: number, post: postButton(panelMeetingUrl(round.id), button(say(lang, 'panelMeeting.putBack.button'), { variant: 'secondary', about: number }), { applicationId, act: 'putBack' }) };
    }),
    links: { buttons: [linkButton(say(lang, 'panelMeeting.toAnalysis'), analysisUrl(round.id))] },
  };
}

function discussNotes(lang: Lang, { insight: { result }, meeting: { discuss } }: PlannedMeeting): string[] {
  const cut = result.line.rank;
  return [
    cut === null ? say(lang, 'panelMeeting.noLine') : say(lang, 'panelMeeting.line', { last: cut - 1, rank: cut }),
    ...(discuss.items.length > 1 ? [say(lang, 'panelMeeting.discuss.note')] : []),
    ...(discuss.exitsByDisagreement > 0 ? [`${say(lang, 'panelMeeting.discuss.gain', { exits: discuss.exits, before: discuss.exitsByDisagreement })} ${say(lang, discuss.isExact ? 'panelMeeting.discuss.exact' : 'panelMeeting.discuss.local')}`] : []),
  ];
}

function whyInWords(lang: Lang, { id, reasons, interval, spread, isBelow }: PanelItem, { insight, pulled }: PlannedMeeting, criteria: readonly Criterion[]): string {
  const range = interval ? rangeText(lang, interval.likely) : '';
  const said = reasons.map((reason): string => {
    switch (reason) {
      case 'line':
        return say(lang, 'panelMeeting.why.line', { interval: range, cut: insight.result.line.rank ?? 0 });
      case 'spread':
        return say(lang, 'panelMeeting.why.spread', {
          criteria: (spread?.flagged ?? []).map(({ criterionId, halfPoints }) => say(lang, 'panelMeeting.why.spread.one', { number: criteria.find((one) => one.id === criterionId)?.number ?? 0, points: formatHalfPoints(halfPoints, lang) })).join(', '),
        });
      case 'pulled':
        return say(lang, 'panelMeeting.why.pulled', { name: pulled.get(id)?.name ?? '', reason: pulled.get(id)?.reason ?? '' });
      case 'alone':
      case 'unassessed':
        return say(lang, `panelMeeting.why.${reason}`);
    }
  });
  const below = isBelow ? [say(lang, 'panelMeeting.why.below')] : [];
  const clear = said.length + below.length > 0 ? [] : [range ? say(lang, 'panelMeeting.why.clear', { interval: range }) : say(lang, 'panelMeeting.why.agreed')];
  return [...below, ...said, ...clear].join(' ');
}

function roomInWords(lang: Lang, door: Doorway, { names }: PlannedMeeting): string {
  const said = (['out', 'still', 'back'] as const).flatMap((way) => {
    const people = door[way].map((id) => names.get(id) ?? '').sort();
    return people.length ? [say(lang, `panelMeeting.room.${way}`, { names: people.join(', ') })] : [];
  });
  return said.length ? said.join(' ') : say(lang, 'panelMeeting.room.all');
}

/** What is not talked about already, in the order of ranks. */
function pullForm(lang: Lang, { insight, meeting: { yes, no } }: PlannedMeeting, refused: Refused | null): PanelMeetingPage['pull'] {
  const options = [...yes, ...no].map(({ id }) => ({ value: id, label: `${insight.heads.get(id)?.number ?? ''} ${insight.heads.get(id)?.title ?? ''}` }));
  if (options.length === 0) return null;
  const wrong = refused?.refusal ?? null;
  return {
    action: panelMeetingUrl(insight.round.id),
    fields: [
      hiddenField('act', 'pull'),
      selectField({ name: 'applicationId', label: say(lang, 'panelMeeting.pull.application'), prompt: say(lang, 'panelMeeting.pull.choose'), options, value: refused?.typed.applicationId ?? '', error: wrong?.field === 'applicationId' ? say(lang, 'panelMeeting.pull.applicationMissing') : null }),
      textareaField({ name: 'reason', label: say(lang, 'panelMeeting.pull.reason'), hint: say(lang, 'panelMeeting.pull.reason.hint', { min: minReason }), rows: 3, maxLength: maxReason, value: refused?.typed.reason ?? '', error: wrong?.field === 'reason' ? say(lang, 'panelMeeting.pull.reasonLength', { characters: wrong.characters, min: minReason, max: maxReason }) : null }),
    ],
    buttons: [button(say(lang, 'panelMeeting.pull.button'))],
  };
}

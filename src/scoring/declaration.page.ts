import { grounds, interestTexts, longestNote, partiesInWords, signsInWords } from '../interests/index.js';
import { errorsIn, messagesIn, radiosField, textareaField, typed, type Field, type FormError, type Posted } from '../platform/forms/index.js';
import { alert, button, pageHeading, summaryList, summaryRow, type Alert, type Button, type Lang, type PageHeading, type SummaryList } from '../platform/views/index.js';
import type { ToDeclare } from './declaration.service.js';
import { panelTexts } from './panel.texts.js';
import { declarationUrl } from './scoring.paths.js';

const { say } = panelTexts;

export interface DeclarationPage {
  readonly heading: PageHeading;
  readonly errors: readonly { readonly href: string; readonly text: string }[];
  readonly alerts: readonly Alert[];
  readonly known: SummaryList;
  /** Empty: the case is closed and nothing can be declared. */
  readonly fields: readonly Field[];
  readonly action: string;
  readonly buttons: readonly Button[];
}

export function declarationPage(lang: Lang, given: ToDeclare, posted: Posted = {}, errors: readonly FormError[] = []): DeclarationPage {
  const { seat, open, application: { number, title, partners }, suspicions } = given;
  const fields = open ? formFields(lang, seat.declaration === 'none' ? { declaration: 'none', ...posted } : posted, errors) : [];
  return {
    heading: pageHeading(say(lang, 'panel.declare.title'), { caption: number, lead: open && seat.declaration === 'undeclared' ? say(lang, 'panel.declare.lead') : null }),
    errors: errorsIn(fields),
    alerts: [
      ...(open ? [] : [alert('info', say(lang, 'panel.declare.closed'))]),
      ...(open && seat.declaration === 'none' ? [alert('info', say(lang, 'panel.declare.again'))] : []),
      ...(open && suspicions.length ? [alert('warning', [interestTexts.say(lang, 'interest.mine.signs'), ...signsInWords(lang, suspicions)].join(' '))] : []),
    ],
    known: summaryList([
      summaryRow(say(lang, 'panel.declare.project'), title),
      summaryRow(say(lang, 'panel.declare.number'), number),
      summaryRow(say(lang, 'panel.declare.partners'), partiesInWords(lang, partners)),
    ]),
    fields,
    action: declarationUrl(seat.id),
    buttons: [button(say(lang, 'panel.declare.button'))],
  };
}

function formFields(lang: Lang, posted: Posted, errors: readonly FormError[]): Field[] {
  const message = messagesIn(panelTexts, lang, errors);
  const field = (name: string) => ({ name, value: typed(posted, name), error: message(name) });
  return [
    radiosField({
      ...field('declaration'),
      label: say(lang, 'panel.declare.choice'),
      options: [
        { value: 'none', label: say(lang, 'panel.declare.none'), hint: say(lang, 'panel.declare.none.hint') },
        { value: 'conflict', label: say(lang, 'panel.declare.conflict'), hint: say(lang, 'panel.declare.conflict.hint') },
      ],
    }),
    radiosField({
      ...field('ground'),
      label: say(lang, 'panel.declare.ground'),
      hint: say(lang, 'panel.declare.ground.hint'),
      options: grounds.map((ground) => ({ value: ground, label: say(lang, `panel.declare.ground.${ground}`) })),
    }),
    textareaField({ ...field('note'), label: say(lang, 'panel.declare.note'), rows: 4, optional: true, maxLength: longestNote }),
  ];
}

import { formPage, messagesIn, radiosField, type FormError, type FormPage } from '../../platform/forms/index.js';
import { alert, pageHeading, type Alert, type Lang, type PageHeading } from '../../platform/views/index.js';
import { roundPaths } from '../../rounds/index.js';
import { formatInstantPrecise } from '../../shared/dates.js';
import { inLang } from '../../shared/lang.js';
import { applicationUrl } from '../application.paths.js';
import { applicationTexts } from '../application.texts.js';
import type { Destination } from './copy.service.js';
import type { Opened } from '../draft.rules.js';
import { captionOf } from '../form/section.page.js';

const { say } = applicationTexts;

/** Template `applications/copy`. */
export interface CopyPage {
  readonly heading: PageHeading;
  /** What comes along and what does not. */
  readonly points: readonly string[];
  /** null: no round is open. */
  readonly form: FormPage | null;
  readonly none: Alert | null;
}

export function copyPage(lang: Lang, { draft }: Opened, destinations: readonly Destination[], chosen: string, errors: readonly FormError[] = []): CopyPage {
  const files = draft.attachments.map(({ fileName }) => fileName).join(', ');
  return {
    heading: pageHeading(say(lang, 'copy.title'), { caption: captionOf(lang, draft), lead: say(lang, 'copy.lead') }),
    points: [
      say(lang, 'copy.point.all'),
      files ? say(lang, 'copy.point.files', { files }) : say(lang, 'copy.point.noFiles'),
      say(lang, 'copy.point.members'),
      say(lang, 'copy.point.limits'),
      say(lang, 'copy.point.old', { number: draft.number }),
    ],
    form: destinations.length ? formOf(lang, draft.id, destinations, chosen, errors) : null,
    none: destinations.length ? null : alert('info', say(lang, 'create.noRound'), { link: { label: say(lang, 'create.noRound.link'), href: roundPaths.rounds } }),
  };
}

function formOf(lang: Lang, id: string, destinations: readonly Destination[], chosen: string, errors: readonly FormError[]): FormPage {
  return formPage({
    heading: say(lang, 'copy.title'),
    action: applicationUrl(id, 'copy'),
    fields: [
      radiosField({
        name: 'round',
        label: say(lang, 'copy.round'),
        value: chosen || (destinations.length === 1 ? (destinations[0]?.round.id ?? '') : ''),
        error: messagesIn(applicationTexts, lang, errors)('round'),
        options: destinations.map(({ round, leftOut }) => ({ value: round.id, label: inLang(lang, round, 'name'), hint: hintOf(lang, formatInstantPrecise(round.closesAt, lang), leftOut.map((one) => one[lang])) })),
      }),
    ],
    submit: say(lang, 'copy.submit'),
  });
}

function hintOf(lang: Lang, deadline: string, leftOut: readonly string[]): string {
  const what = leftOut.join('; ');
  return what ? say(lang, 'copy.round.leftOut', { deadline, what }) : say(lang, 'copy.round.hint', { deadline });
}

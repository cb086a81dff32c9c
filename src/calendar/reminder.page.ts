import { button, pageHeading, postButton, tag, type Lang, type PageHeading, type PostButton, type Tag } from '../platform/views/index.js';
import type { SignedIn } from '../platform/web/index.js';
import { formatRemaining, remaining } from '../shared/dates.js';
import { calendarPaths } from './calendar.paths.js';
import { reminderKinds, type Distance, type ReminderKind } from './reminder.rules.js';
import { reminderTexts } from './reminder.texts.js';

const { say } = reminderTexts;

/** Template `calendar/reminders`. */
export interface RemindersPage {
  readonly heading: PageHeading;
  readonly kinds: readonly { readonly title: string; readonly text: string; readonly tag: Tag; readonly post: PostButton }[];
  readonly emptyText: string;
}

const roleOf = { deadline: 'applicant', panel: 'panel', hearing: 'applicant' } as const;

interface Given {
  readonly roles: SignedIn['roles'];
  readonly off: ReadonlySet<string>;
  readonly distances: Readonly<Record<ReminderKind, readonly Distance[]>>;
  /** The kind a mail's link is about: its button comes first. */
  readonly asked: string;
}

export function remindersPage(lang: Lang, { roles, off, distances, asked }: Given): RemindersPage {
  const kinds = reminderKinds.filter((kind) => roles.includes(roleOf[kind])).sort((a, b) => Number(b === asked) - Number(a === asked));
  return {
    heading: pageHeading(say(lang, 'reminder.title'), { lead: say(lang, 'reminder.lead') }),
    kinds: kinds.map((kind) => {
      const isOn = !off.has(kind);
      const title = say(lang, `reminder.${kind}`);
      const label = say(lang, isOn ? 'reminder.turnOff' : 'reminder.turnOn');
      return {
        title,
        text: distances[kind].length ? say(lang, `reminder.${kind}.text`, { distances: distancesText(lang, distances[kind]) }) : say(lang, 'reminder.noDistance'),
        tag: isOn ? tag(say(lang, 'reminder.on'), 'green') : tag(say(lang, 'reminder.off'), 'grey'),
        post: postButton(calendarPaths.reminders, button(label, { variant: kind === asked ? 'primary' : 'secondary', about: title }), { kind, wanted: isOn ? 'no' : 'yes' }),
      };
    }),
    emptyText: say(lang, 'reminder.none'),
  };
}

const lists = { da: new Intl.ListFormat('da-DK'), en: new Intl.ListFormat('en-GB') };

function distancesText(lang: Lang, distances: readonly Distance[]): string {
  return lists[lang].format(distances.map(({ minutes }) => minutesText(lang, minutes)));
}

/** `14 dage` */
export function minutesText(lang: Lang, minutes: number): string {
  return formatRemaining(remaining(new Date(0), new Date(minutes * 60_000)), lang);
}

import { calibrationUrl } from '../calibration/calibration.paths.js';
import { consensusUrl, myConsensusUrl } from '../consensus/consensus.paths.js';
import { interestsUrl } from '../interests/interest.paths.js';
import { offlineUrl } from '../offline/offline.paths.js';
import { panelInvitationUrl, panelPaths } from '../panels/panel.paths.js';
import { linkButton, pageHeading, tag, type Button, type Lang, type Link, type PageHeading, type Progress, type TagColour, type Task, type TaskList } from '../platform/views/index.js';
import { copenhagenDate, daysBetween, formatDate, formatInstant } from '../shared/dates.js';
import { inLang } from '../shared/lang.js';
import type { OwnRound } from './home.service.js';
import { panelTexts } from './panel.texts.js';
import { seatUrl } from './scoring.paths.js';
import type { OwnSeat } from './seat.service.js';

const { say } = panelTexts;

export interface HomePage {
  readonly heading: PageHeading;
  /** By when the panels are to be done, by the portal's clock. */
  readonly deadlines: readonly string[];
  /** Null while there is nothing to assess. */
  readonly progress: Progress | null;
  /** What comes before an application may be read. */
  readonly steps: TaskList;
  /** To the application to go on with; none where something else comes first. */
  readonly buttons: readonly Button[];
  readonly tasks: TaskList;
  readonly emptyText: string;
  /** What the member says of themselves. */
  readonly profile: Link;
}

type Group = 'open' | 'submitted' | 'closed';

/** What waits for the member comes first; of the applications those that are begun. Nothing is named before the invitation is accepted. */
export function homePage(lang: Lang, rounds: readonly OwnRound[], now: Date): HomePage {
  const seats = rounds.filter(({ answer }) => answer === 'accepted').flatMap((own) => own.seats.map((seat) => ({ seat, isOpen: isReady(own), total: Object.keys(own.round.rules.weights).length })));
  const groups = (['open', 'submitted', 'closed'] as const)
    .map((group) => ({ group, seats: seats.filter(({ seat }) => groupOf(seat) === group) }))
    .filter((one) => one.seats.length > 0);
  const open = groups.find(({ group }) => group === 'open')?.seats ?? [];
  const inTurn = [...open].sort((a, b) => Number(b.seat.scored > 0) - Number(a.seat.scored > 0));
  const total = seats.filter(({ seat }) => groupOf(seat) !== 'closed').length;
  const done = seats.filter(({ seat }) => groupOf(seat) === 'submitted').length;
  const [next] = inTurn.filter(({ isOpen }) => isOpen);
  const running = rounds.filter((own) => own.answer === 'accepted' && own.seats.some((seat) => groupOf(seat) === 'open'));
  const steps = rounds.flatMap((own) => stepsIn(lang, own));
  return {
    heading: pageHeading(say(lang, 'panel.home.title'), { lead: say(lang, 'panel.home.lead') }),
    deadlines: running.flatMap((own) => deadline(lang, own, now)),
    progress: total ? { id: 'progress', label: say(lang, 'panel.home.progress'), value: done, max: total, text: say(lang, 'panel.home.progressText', { done, total }) } : null,
    steps: { groups: steps.length ? [{ heading: say(lang, 'panel.home.steps'), tasks: steps }] : [] },
    buttons: [
      ...(!next && steps[0]?.href ? [linkButton(steps[0].title, steps[0].href, { variant: 'primary' })] : []),
      ...(next ? [linkButton(say(lang, next.seat.scored ? 'panel.home.goOn' : 'panel.home.begin', { title: next.seat.head.title }), seatUrl(next.seat.id), { variant: 'primary' })] : []),
      ...running.filter(isReady).map(({ round }) => linkButton(say(lang, 'panel.home.offline', { round: inLang(lang, round, 'name') }), offlineUrl(round.id), { variant: 'secondary' })),
      ...rounds.filter((own) => own.hasCalibration && !own.owesCalibration).map(({ round }) => linkButton(say(lang, 'panel.home.calibration', { round: inLang(lang, round, 'name') }), calibrationUrl(round.id), { variant: 'tertiary' })),
      ...rounds.filter(isTalkedIn).map(({ round }) => linkButton(say(lang, 'panel.home.consensus', { round: inLang(lang, round, 'name') }), myConsensusUrl(round.id))),
    ],
    tasks: { groups: groups.map((one) => ({ heading: say(lang, `panel.home.${one.group}`), tasks: (one.group === 'open' ? inTurn : one.seats).map((mine) => task(lang, mine, one.group)) })) },
    emptyText: steps.length ? '' : say(lang, 'panel.home.empty'),
    profile: { href: panelPaths.ownProfile, label: say(lang, 'panel.home.profile') },
  };
}

const undeclaredIn = ({ seats }: OwnRound): number => seats.filter((seat) => groupOf(seat) === 'open' && seat.declaration === 'undeclared').length;
const isReady = (own: OwnRound): boolean => own.answer === 'accepted' && undeclaredIn(own) === 0 && !own.owesCalibration;

/** The chair leads the talk of all the round's applications, with a seat or without. */
const isTalkedIn = ({ answer, isChair, seats }: OwnRound): boolean => answer === 'accepted' && (isChair || seats.some(({ submittedAt, consensusOpenedAt }) => submittedAt && consensusOpenedAt));

function groupOf({ submittedAt, concludedAt, head }: OwnSeat): Group {
  if (submittedAt) return 'submitted';
  return head.state === 'assessment' && !concludedAt ? 'open' : 'closed';
}

/** In their order: nobody declares on what was not accepted. */
function stepsIn(lang: Lang, own: OwnRound): Task[] {
  const { round, answer, seats, owesCalibration } = own;
  const name = inLang(lang, round, 'name');
  const owed = undeclaredIn(own);
  const step = (title: string, hint: string, href: string): Task => ({ title, hint, href, tag: tag(say(lang, 'panel.home.step.waits'), 'yellow') });
  if (answer === 'invited') return [step(say(lang, 'panel.home.step.invitation', { round: name }), seats.length ? say(lang, 'panel.home.step.invitation.hint', { n: seats.length }) : say(lang, 'panel.home.step.invitation.noneYet'), panelInvitationUrl(round.id))];
  if (answer !== 'accepted') return [];
  return [
    ...(owed ? [step(say(lang, 'panel.home.step.declaration', { round: name }), say(lang, 'panel.home.step.declaration.hint', { n: owed }), interestsUrl(round.id))] : []),
    ...(owesCalibration ? [step(say(lang, 'panel.home.step.calibration', { round: name }), say(lang, 'panel.home.step.calibration.hint'), calibrationUrl(round.id))] : []),
  ];
}

function deadline(lang: Lang, { round }: OwnRound, now: Date): string[] {
  if (!round.panelUntil) return [];
  const days = daysBetween(copenhagenDate(now), round.panelUntil);
  const facts = { round: inLang(lang, round, 'name'), date: formatDate(round.panelUntil, lang), now: formatInstant(now, lang) };
  return [days < 0 ? say(lang, 'panel.home.until.over', { ...facts, n: -days }) : say(lang, days === 0 ? 'panel.home.until.today' : 'panel.home.until', { ...facts, n: days })];
}

function task(lang: Lang, { seat, isOpen, total }: { seat: OwnSeat; isOpen: boolean; total: number }, group: Group): Task {
  const { number, title, leadPartner } = seat.head;
  const lead = leadPartner && say(lang, 'panel.home.lead-partner', { name: leadPartner });
  const scored = group === 'open' && isOpen && say(lang, 'panel.home.scored', { done: seat.scored, total });
  const isTalked = group === 'submitted' && seat.consensusOpenedAt !== null;
  const href = isTalked && !seat.concludedAt ? consensusUrl(seat.applicationId) : seatUrl(seat.id);
  return { title, hint: [number, lead, scored].filter(Boolean).join(' · '), href: group === 'open' && !isOpen ? null : href, tag: tag(...label(lang, seat, group, isOpen)) };
}

function label(lang: Lang, seat: OwnSeat, group: Group, isOpen: boolean): [string, TagColour] {
  if (group === 'open' && !isOpen) return [say(lang, 'panel.home.tag.locked'), 'outline'];
  if (group === 'open' && seat.returnedAt) return [say(lang, 'panel.home.tag.returned'), 'yellow'];
  if (group === 'open') return seat.scored ? [say(lang, 'panel.home.tag.started'), 'blue'] : [say(lang, 'panel.home.tag.none'), 'grey'];
  if (group === 'closed') return [say(lang, 'panel.home.tag.closed'), 'outline'];
  if (seat.concludedAt) return [say(lang, 'panel.home.tag.agreed'), 'green'];
  if (seat.consensusOpenedAt && seat.head.state !== 'assessment') return [say(lang, 'panel.home.tag.moved'), 'grey'];
  return seat.consensusOpenedAt ? [say(lang, 'panel.home.tag.consensus'), 'yellow'] : [say(lang, 'panel.home.tag.submitted'), 'green'];
}

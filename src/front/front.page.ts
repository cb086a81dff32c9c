import { createUrl } from '../applications/application.paths.js';
import { criterionPaths } from '../criteria/index.js';
import { ideaPaths } from '../ideas/index.js';
import { keyFigure, linkButton, type Hero, type KeyFigure } from '../platform/views/index.js';
import { comingAmong, countdownOf, openAmong, roundPaths, roundUrl, type Fund, type RoundView } from '../rounds/index.js';
import { formatDate, formatInstantPrecise } from '../shared/dates.js';
import { inLang, type Lang } from '../shared/lang.js';
import { formatAmount, sumOere } from '../shared/money.js';
import { strategyPaths } from '../strategy/index.js';
import { frontTexts } from './front.texts.js';

const { say } = frontTexts;

export interface FrontFacts {
  readonly rounds: readonly RoundView[];
  readonly funds: readonly Fund[];
  readonly counts: { readonly areas: number; readonly targets: number; readonly criteria: number; readonly ideas: number };
  readonly mayApply: boolean;
}

export interface FrontPage {
  readonly hero: Hero;
  readonly figures: readonly KeyFigure[];
  readonly steps: readonly { readonly title: string; readonly text: string }[];
  readonly historyHref: string;
  readonly historyLabel: string;
}

export function frontPage(lang: Lang, { rounds, funds, counts, mayApply }: FrontFacts, now: Date): FrontPage {
  const [open] = openAmong(rounds, now);
  const has2011 = rounds.some(({ year }) => year === 2011);
  return {
    hero: open ? openHero(lang, open, mayApply, now) : closedHero(lang, comingAmong(rounds, now)[0] ?? null),
    figures: figuresOf(lang, funds, counts),
    steps: ([1, 2, 3, 4, 5] as const).map((n) => ({ title: say(lang, `front.step.${n}`), text: say(lang, `front.step.${n}.text`) })),
    historyHref: has2011 ? `${roundPaths.rounds}#tidligere` : roundPaths.rounds,
    historyLabel: say(lang, has2011 ? 'front.history' : 'front.history.all'),
  };
}

function openHero(lang: Lang, round: RoundView, mayApply: boolean, now: Date): Hero {
  return {
    title: say(lang, 'front.hero.title'),
    lead: say(lang, 'front.hero.lead'),
    buttons: [
      ...(mayApply ? [linkButton(say(lang, 'front.apply'), createUrl({ round: round.id }), { variant: 'primary' })] : []),
      linkButton(say(lang, 'front.round'), roundUrl(round.id), { variant: mayApply ? 'secondary' : 'primary' }),
    ],
    aside: {
      label: say(lang, 'front.open.label', { name: inLang(lang, round, 'name') }),
      value: formatInstantPrecise(round.closesAt, lang),
      countdown: countdownOf(lang, round, now),
      note: say(lang, 'front.open.note', { meeting: formatDate(round.meetingOn, lang) }),
    },
  };
}

/** Says what comes next, so that nobody has to ask. */
function closedHero(lang: Lang, next: RoundView | null): Hero {
  const ideas = linkButton(say(lang, 'front.closed.ideas'), ideaPaths.ideas);
  return {
    title: say(lang, 'front.hero.title'),
    lead: say(lang, 'front.hero.lead'),
    buttons: next ? [linkButton(say(lang, 'front.closed.round'), roundUrl(next.id), { variant: 'primary' }), ideas] : [ideas],
    aside: { label: null, value: say(lang, 'front.closed.heading'), countdown: null, note: nextInWords(lang, next) },
  };
}

function nextInWords(lang: Lang, next: RoundView | null): string {
  if (next === null) return say(lang, 'front.closed.none');
  return say(lang, 'front.closed.next', {
    name: inLang(lang, next, 'name'),
    opens: formatInstantPrecise(next.opensAt, lang),
    closes: formatInstantPrecise(next.closesAt, lang),
  });
}

function figuresOf(lang: Lang, funds: readonly Fund[], counts: FrontFacts['counts']): KeyFigure[] {
  const pools = sumOere(funds.map((fund) => fund.poolOere));
  const [fund] = funds;
  const period = { n: funds.length, from: fund?.poolFromYear ?? '', to: fund?.poolToYear ?? '' };
  return [
    keyFigure(say(lang, 'front.figure.pools'), formatAmount(pools, lang), {
      note: say(lang, 'front.figure.pools.note', period),
      href: roundPaths.pools,
    }),
    keyFigure(say(lang, 'front.figure.areas'), String(counts.areas), {
      note: say(lang, 'front.figure.areas.note', { n: counts.targets }),
      href: strategyPaths.strategy,
    }),
    keyFigure(say(lang, 'front.figure.criteria'), String(counts.criteria), {
      note: say(lang, 'front.figure.criteria.note'),
      href: criterionPaths.criteria,
    }),
    keyFigure(say(lang, 'front.figure.ideas'), String(counts.ideas), {
      note: say(lang, 'front.figure.ideas.note'),
      href: ideaPaths.ideas,
    }),
  ];
}

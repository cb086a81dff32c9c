import { Injectable } from '@nestjs/common';
import { accountPaths, languageUrl, roleName, signInUrl } from './accounts/index.js';
import { applicationPaths } from './applications/application.paths.js';
import { calendarPaths } from './calendar/calendar.paths.js';
import { panelWorkPaths } from './panel-work/panel-work.paths.js';
import { callPaths } from './calls/call.paths.js';
import { criterionPaths } from './criteria/criterion.paths.js';
import { deadlineRoomPaths } from './deadline-room/deadline-room.paths.js';
import { dialoguePaths } from './dialogue/dialogue.paths.js';
import { ideaPaths } from './ideas/idea.paths.js';
import { Announcements } from './outages/index.js';
import { outagePaths } from './outages/outage.paths.js';
import { outgoingMailPath } from './platform/mail/outgoing-mail.controller.js';
import { Portal } from './platform/portal.js';
import { shell, type Notice, type Shell } from './platform/views/index.js';
import { isAllowed, type Allowed, type Page, type ShellBuilder, type Visitor } from './platform/web/index.js';
import { portalTexts } from './portal.texts.js';
import { receiptPaths } from './receipts/receipt.paths.js';
import { recommendationPaths } from './recommendations/recommendation.paths.js';
import { roundPaths } from './rounds/round.paths.js';
import { ruleSetPaths } from './rounds/rule-set.paths.js';
import { scoringPaths } from './scoring/scoring.paths.js';
import { strategyPaths } from './strategy/strategy.paths.js';
import { secretariat } from './shared/secretariat.js';
import { texts } from './texts.js';

type NavKey = 'strategy' | 'criteria' | 'ideas' | 'rounds' | 'calendar' | 'applications' | 'panel' | 'calls' | 'cases' | 'panelWork' | 'dialogue' | 'deadlineRoom' | 'meetings' | 'outages' | 'decisions' | 'ruleSets' | 'accounts';

/** The menu: what a visitor may go to, in the order people meet it. */
const menu: readonly { key: NavKey; href: string; allow: readonly Allowed[] }[] = [
  { key: 'rounds', href: roundPaths.rounds, allow: ['everyone'] },
  { key: 'calendar', href: calendarPaths.calendar, allow: ['everyone'] },
  { key: 'strategy', href: strategyPaths.strategy, allow: ['everyone'] },
  { key: 'criteria', href: criterionPaths.criteria, allow: ['everyone'] },
  { key: 'ideas', href: ideaPaths.ideas, allow: ['everyone'] },
  { key: 'applications', href: applicationPaths.mine, allow: ['applicant'] },
  { key: 'panel', href: scoringPaths.panel, allow: ['panel'] },
  { key: 'calls', href: callPaths.calls, allow: ['officer'] },
  { key: 'cases', href: recommendationPaths.cases, allow: ['officer'] },
  { key: 'panelWork', href: panelWorkPaths.rounds, allow: ['officer'] },
  { key: 'dialogue', href: dialoguePaths.list, allow: ['officer'] },
  { key: 'deadlineRoom', href: deadlineRoomPaths.room, allow: ['officer'] },
  { key: 'meetings', href: recommendationPaths.meetings, allow: ['officer', 'forum', 'council', 'agency'] },
  { key: 'outages', href: outagePaths.ledger, allow: ['officer'] },
  { key: 'decisions', href: recommendationPaths.decisions, allow: ['council', 'agency'] },
  { key: 'ruleSets', href: ruleSetPaths.ruleSets, allow: ['admin'] },
  { key: 'accounts', href: accountPaths.accounts, allow: ['admin'] },
];

@Injectable()
export class PortalShell implements ShellBuilder {
  constructor(
    private readonly portal: Portal,
    private readonly announcements: Announcements,
  ) {}

  shell(visitor: Visitor, page: Page, notice: string | null): Shell {
    const { lang, account, path } = visitor;
    const say = (key: Parameters<typeof portalTexts.say>[1]) => portalTexts.say(lang, key);
    const roles = account?.roles ?? null;
    const current = sectionOf(path);
    return shell({
      lang,
      title: page.title,
      portalName: say('portal.name'),
      tagline: say('portal.tagline'),
      authority: this.portal.demo ? say('portal.authority.demo') : say('portal.authority'),
      note: this.portal.demo ? say('portal.note.demo') : '',
      contact: secretariat,
      nav: menu
        .filter((item) => isAllowed(item.allow, roles))
        .map(({ key, href }) => ({ label: say(`portal.nav.${key}`), href, current: key === current })),
      user: account && { name: account.name, rolesText: account.roles.map((role) => roleName(lang, role)).join(', ') },
      session: account && { account: account.id, until: account.until.toISOString(), now: visitor.receivedAt.toISOString() },
      signInHref: signInUrl(path === '/' || path.startsWith(accountPaths.signIn) ? null : path),
      signOutHref: accountPaths.signOut,
      languages: {
        da: { href: languageUrl('da', path), current: lang === 'da' },
        en: { href: languageUrl('en', path), current: lang === 'en' },
      },
      notices: [...this.announcements.notices(lang, visitor.receivedAt), ...noticesOf(lang, notice)],
      notice: notice ?? '',
      back: page.back,
      footerLinks: [
        { label: say('portal.footer.promise'), href: roundPaths.promise },
        { label: say('portal.footer.receipts'), href: receiptPaths.log },
        ...(this.portal.demo ? [{ label: say('portal.footer.mail'), href: outgoingMailPath }] : []),
      ],
      requestId: visitor.requestId,
    });
  }
}

/** The menu's item that is marked: a meeting's own page lies under its round, and the pools beside the rounds. */
function sectionOf(path: string): NavKey | null {
  const [here = ''] = path.split('?');
  if (here === roundPaths.pools || here === roundPaths.promise) return 'rounds';
  if (/^\/runder\/[^/]+\/moede$/.test(here)) return 'meetings';
  if (/^\/(runder\/[^/]+\/(panel|panelarbejde|kalibrering|habilitet|fordeling|opfoelgning|konsensus|rangliste|analyse|panelmoede)|eksperter)(\/|$)/.test(here)) return 'panelWork';
  if (/^\/(panelrunde|panelinvitation|ekspertprofil|konsensus)(\/|$)/.test(here)) return 'panel';
  return menu.find(({ href }) => here === href || here.startsWith(`${href}/`))?.key ?? null;
}

/** The notice comes from a cookie, so a key that names no text of ours is ignored. */
function noticesOf(lang: Visitor['lang'], key: string | null): Notice[] {
  const text = key !== null && Object.hasOwn(texts[lang], key) ? texts[lang][key] : undefined;
  return text === undefined ? [] : [{ kind: 'success', heading: null, text }];
}

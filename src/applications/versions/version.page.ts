import { alert, button, dataTable, linkButton, pageHeading, postButton, tag, type Alert, type Button, type DataTable, type Lang, type PageHeading, type PostButton, type Tag } from '../../platform/views/index.js';
import { countsUntil, phaseOf } from '../../rounds/index.js';
import { formatInstantPrecise } from '../../shared/dates.js';
import { formatKroner } from '../../shared/money.js';
import { applicationUrl, comparisonUrl, sentUrl, versionUrl } from '../application.paths.js';
import { applicationTexts } from '../application.texts.js';
import { currentSide } from './comparison.page.js';
import { documentOf, type ApplicationDocument } from '../submission/document.page.js';
import type { Opened } from '../draft.rules.js';
import { captionOf } from '../form/section.page.js';
import { shortHash } from '../attachments/size.page.js';
import type { Snapshot } from '../submission/snapshot.rules.js';
import type { VersionRow } from '../submission/submission.store.js';
import { hindranceOf, mayBe, standingOf, type Standing } from './version.rules.js';

const { say } = applicationTexts;

/** What the last version sent in is worth now, said on every page where somebody might wonder. */
export function standingAlert(lang: Lang, opened: Opened<never>, now: Date): Alert | null {
  const { draft: { id, sent }, frame: { round } } = opened;
  const standing = standingOf(opened, now);
  if (!sent || standing === 'counts' || standing === 'none') return null;
  const facts = { version: sent.version, when: formatInstantPrecise(sent.receivedAt, lang), deadline: formatInstantPrecise(countsUntil(round, now), lang) };
  const compare = { label: say(lang, 'standing.compare'), href: comparisonUrl(id, String(sent.version), currentSide) };
  if (standing === 'unsent') return alert('warning', say(lang, 'standing.unsent', facts), { heading: say(lang, 'standing.unsent.heading'), link: compare });
  if (standing === 'standing') {
    const link = { label: say(lang, 'standing.actions'), href: applicationUrl(id, 'versions') };
    return alert('info', say(lang, 'standing.reopened', facts), { heading: say(lang, 'standing.reopened.heading'), link });
  }
  return alert('warning', say(lang, phaseOf(round, now) === 'closed' ? 'standing.withdrawn.late' : 'standing.withdrawn', facts), { heading: say(lang, 'standing.withdrawn.heading'), link: compare });
}

/** Why what somebody typed comes too late, and what can be done about it. `sender`: who sent in the last version. */
export function closedText(lang: Lang, opened: Opened<never>, sender: string, now: Date): string {
  const { draft: { sent, reopenedAt }, frame: { round } } = opened;
  const deadline = formatInstantPrecise(countsUntil(round, now), lang);
  const why = hindranceOf(opened, now);
  if (why === 'taken-up') return say(lang, 'closed.taken-up');
  const sentIn = sent && reopenedAt === null ? say(lang, 'closed.sent', { name: sender, when: formatInstantPrecise(sent.receivedAt, lang), version: sent.version }) : say(lang, 'closed.late', { deadline });
  return [sentIn, say(lang, 'closed.keep'), ...(why === null ? [say(lang, 'closed.reopen', { deadline })] : [])].join(' ');
}

/** Reopen, drop, withdraw: those of them that this member may do now. */
export function versionActions(lang: Lang, opened: Opened<never>, now: Date): { readonly posts: readonly PostButton[]; readonly links: readonly Button[] } {
  const { id } = opened.draft;
  const may = mayBe(opened, now);
  return {
    posts: may.reopened ? [postButton(applicationUrl(id, 'reopening'), button(say(lang, 'reopening.reopen')))] : [],
    links: [
      ...(may.dropped ? [linkButton(say(lang, 'dropping.ask'), applicationUrl(id, 'dropping'))] : []),
      ...(may.withdrawn ? [linkButton(say(lang, 'withdrawal.ask'), applicationUrl(id, 'withdrawal'), { variant: 'tertiary' })] : []),
    ],
  };
}

/** Template `applications/versions`. */
export interface VersionsPage {
  readonly heading: PageHeading;
  readonly standing: Alert | null;
  readonly table: DataTable;
  readonly posts: readonly PostButton[];
  readonly buttons: readonly Button[];
}

export function versionsPage(lang: Lang, opened: Opened<never>, versions: readonly VersionRow[], now: Date): VersionsPage {
  const { draft } = opened;
  const { posts, links } = versionActions(lang, opened, now);
  const newest = versions[0]?.version;
  const standing = standingOf(opened, now);
  const compare = newest === undefined ? [] : [linkButton(say(lang, 'versions.compare'), comparisonUrl(draft.id, ...lastTwo(newest, standing)))];
  return {
    heading: pageHeading(say(lang, 'versions.title'), { caption: captionOf(lang, draft), lead: say(lang, 'versions.lead') }),
    standing: alertWithoutLink(standingAlert(lang, opened, now)),
    table: dataTable({
      id: 'versions',
      caption: say(lang, 'versions.title'),
      captionHidden: true,
      columns: [say(lang, 'versions.version'), say(lang, 'versions.state'), say(lang, 'receipt.received'), say(lang, 'versions.by'), { label: say(lang, 'receipt.sought'), numeric: true }, say(lang, 'versions.hash'), say(lang, 'receipt.facts')],
      rows: versions.map(({ version, receivedAt, submittedBy, sha256, soughtOere }) => [
        { text: say(lang, 'versions.number', { version }), href: versionUrl(draft.id, version) },
        { tag: worthOf(lang, version === newest, standing) },
        formatInstantPrecise(receivedAt, lang),
        submittedBy,
        formatKroner(soughtOere, lang),
        shortHash(sha256),
        { text: say(lang, 'versions.receipt', { version }), href: sentUrl(draft.id, 'receipt', version) },
      ]),
      emptyText: say(lang, 'versions.empty'),
    }),
    posts,
    buttons: [...compare, ...links],
  };
}

/** This page is where its link leads. */
function alertWithoutLink(given: Alert | null): Alert | null {
  return given && { ...given, link: null };
}

/** The last two things worth comparing: while it is written in, what was sent in with what stands now. */
function lastTwo(newest: number, standing: Standing): [from: string, to: string] {
  return standing === 'counts' && newest > 1 ? [String(newest - 1), String(newest)] : [String(newest), currentSide];
}

function worthOf(lang: Lang, isNewest: boolean, standing: Standing): Tag {
  if (!isNewest) return tag(say(lang, 'versions.replaced'), 'grey');
  return standing === 'withdrawn' ? tag(say(lang, 'versions.withdrawn'), 'red') : tag(say(lang, 'versions.counts'), 'green');
}

/** Template `applications/version`. */
export interface VersionPage {
  readonly heading: PageHeading;
  readonly buttons: readonly Button[];
  readonly document: ApplicationDocument;
}

export function versionPage(lang: Lang, opened: Opened<never>, { version }: { version: number }, snapshot: Snapshot, more: { now: Date; fileUrl(reference: string): string; paper: string }): VersionPage {
  const { id, sent } = opened.draft;
  const isNewest = version === sent?.version;
  return {
    heading: pageHeading(say(lang, 'version.title', { version, title: snapshot.project.title }), { caption: snapshot.application.number, tag: worthOf(lang, isNewest, standingOf(opened, more.now)) }),
    buttons: [
      linkButton(say(lang, 'overview.receipt'), sentUrl(id, 'receipt', version)),
      linkButton(say(lang, 'economy.link'), sentUrl(id, 'economy', version)),
      linkButton(say(lang, 'version.print'), more.paper),
      linkButton(say(lang, 'receipt.download'), sentUrl(id, 'snapshot', version), { icon: 'download' }),
      linkButton(say(lang, 'version.compare'), comparisonUrl(id, String(version), isNewest ? currentSide : String(version + 1))),
    ],
    document: documentOf(lang, snapshot, { attachment: more.fileUrl }),
  };
}

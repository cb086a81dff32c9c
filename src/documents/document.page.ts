import { formatBytes, type SentVersion } from '../applications/index.js';
import { linkButton, button, pageHeading, postButton, tag, type Button, type Lang, type PageHeading, type PostButton, type Progress, type Tag } from '../platform/views/index.js';
import { formatInstant, formatInstantPrecise } from '../shared/dates.js';
import { documentFileUrl, documentsUrl, printUrl, progressUrl } from './document.paths.js';
import { isUnderWay, isUpToDate, progressOf, steps, type DocumentRow } from './document.rules.js';
import { documentTexts } from './document.texts.js';
import type { Paper } from './paper.page.js';

const { say } = documentTexts;

/** Template `documents/documents`: what can be had of one application, and what is ready. */
export interface DocumentsPage {
  readonly heading: PageHeading;
  readonly groups: readonly {
    readonly title: string;
    readonly text: string;
    readonly items: readonly DocumentItem[];
    readonly print: Button;
  }[];
}

interface DocumentItem {
  readonly title: string;
  readonly tag: Tag;
  /** '' where the tag says it all. */
  readonly text: string;
  readonly link: Button | null;
  readonly make: PostButton | null;
}

/** An application as far as this page shows it; `revision` is null where no draft is being written. */
export interface Choice {
  readonly id: string;
  readonly number: string;
  readonly revision: number | null;
  readonly versions: readonly SentVersion[];
  readonly documents: readonly DocumentRow[];
}

export function documentsPage(lang: Lang, { id, number, revision, versions, documents }: Choice): DocumentsPage {
  const items = (version: number | null, isFirst: boolean): DocumentItem[] =>
    (['da', 'en'] as const).map((language) => {
      const document = documents.find((one) => one.version === version && one.language === language) ?? null;
      return item(lang, { id, version, language, revision: revision ?? 0, document, variant: isFirst && language === lang ? 'primary' : 'secondary' });
    });
  const print = (version: number | null): Button => linkButton(say(lang, 'documents.print'), printUrl(id, version), { icon: 'print', variant: 'tertiary', about: version === null ? null : say(lang, 'documents.version.about', { version }) });
  const draft = { title: say(lang, 'documents.draft'), text: say(lang, 'documents.draft.text'), items: items(null, true), print: print(null) };
  const sent = versions.map(({ version, receivedAt }, at) => ({
    title: say(lang, 'documents.version', { version, when: formatInstantPrecise(receivedAt, lang) }),
    text: say(lang, 'documents.version.text'),
    items: items(version, revision === null && at === 0),
    print: print(version),
  }));
  return {
    heading: pageHeading(say(lang, 'documents.title'), { caption: number, lead: say(lang, 'documents.lead.page') }),
    groups: revision === null ? sent : [draft, ...sent],
  };
}

interface Wanted {
  readonly id: string;
  readonly version: number | null;
  readonly language: Lang;
  readonly revision: number;
  readonly document: DocumentRow | null;
  readonly variant: Button['variant'];
}

function item(lang: Lang, { id, version, language, revision, document, variant }: Wanted): DocumentItem {
  const title = say(lang, `documents.${language}`);
  const make = (key: 'make' | 'again' | 'renew'): PostButton =>
    postButton(documentsUrl(id), button(say(lang, `documents.${key}`), { variant, about: title }), { version: version === null ? '' : String(version), language });
  if (document === null) return { title, tag: tag(say(lang, 'documents.state.none'), 'grey'), text: '', link: null, make: make('make') };
  const when = document.finishedAt ? formatInstant(document.finishedAt, lang) : '';
  if (isUnderWay(document)) {
    const link = linkButton(say(lang, 'documents.follow'), progressUrl(id, document.id), { variant, about: title });
    return { title, tag: tag(say(lang, `documents.state.${document.state}`), 'blue'), text: '', link, make: null };
  }
  if (document.state === 'failed') {
    return { title, tag: tag(say(lang, 'documents.state.failed'), 'red'), text: say(lang, `documents.error.${document.error || 'broken'}`), link: null, make: make('again') };
  }
  const size = formatBytes(Number(document.bytes), lang);
  const isFresh = isUpToDate(document, revision);
  const link = linkButton(say(lang, 'documents.fetch', { size }), documentFileUrl(id, document.id), { variant: isFresh ? variant : 'secondary', icon: 'download', about: title });
  if (isFresh) return { title, tag: tag(say(lang, 'documents.state.ready'), 'green'), text: say(lang, 'documents.made', { when }), link, make: null };
  return { title, tag: tag(say(lang, 'documents.state.old'), 'yellow'), text: say(lang, 'documents.old', { when }), link, make: make('renew') };
}

/** Template `documents/progress`: how far a PDF is. The page is asked for again every other second. */
export interface ProgressPage {
  readonly heading: PageHeading;
  readonly progress: Progress;
  readonly buttons: readonly Button[];
}

export function progressPage(lang: Lang, number: string, document: DocumentRow): ProgressPage {
  const text = say(lang, `documents.step.${document.step || 'none'}`);
  return {
    heading: pageHeading(say(lang, 'documents.progress.title'), { caption: number, lead: say(lang, 'documents.progress.lead') }),
    progress: { id: 'document-progress', label: say(lang, `documents.${document.language}`), value: progressOf(document), max: steps.length + 1, text },
    buttons: [linkButton(say(lang, 'documents.progress.back'), documentsUrl(document.applicationId))],
  };
}

/** Template `documents/print`: the paper itself, for the browser's own printing. */
export interface PrintPage {
  readonly heading: PageHeading;
  readonly paper: Paper;
}

export function printPage(lang: Lang, paper: Paper): PrintPage {
  return { heading: pageHeading(paper.title, { caption: paper.caption, lead: paper.lead || null, tag: paper.draft && tag(say(lang, 'documents.draft.mark'), 'yellow') }), paper };
}

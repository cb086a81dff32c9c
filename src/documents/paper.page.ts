import { documentOf, type ApplicationDocument, type WholeApplication } from '../applications/index.js';
import { formatInstantPrecise } from '../shared/dates.js';
import type { Lang } from '../shared/lang.js';
import { documentTexts } from './document.texts.js';

const { say } = documentTexts;

/** What the template `views/documents/application.typ` is given, and the print page too. Texts are finished. */
export interface Paper {
  readonly lang: Lang;
  /** The file's own title, which readers show in the window's bar. */
  readonly fileTitle: string;
  readonly author: string;
  readonly forum: string;
  readonly caption: string;
  readonly title: string;
  /** The organisation that answers for the application; '' where none is named. */
  readonly lead: string;
  /** Across every page of a draft, and in words below the title. null: it has been sent in. */
  readonly draft: { readonly mark: string; readonly note: string } | null;
  /** What proves which version this is; null for a draft. */
  readonly proof: { readonly label: string; readonly sha256: string; readonly note: string } | null;
  /** Said below the title where characters had to be left out; '' where none were. */
  readonly missingNote: string;
  /** At the foot of every page. */
  readonly foot: string;
  readonly pageWord: string;
  readonly ofWord: string;
  readonly document: ApplicationDocument;
}

export function paperOf(lang: Lang, { snapshot, sha256, at }: WholeApplication): Paper {
  const { application, project, partners } = snapshot;
  const when = formatInstantPrecise(at, lang);
  const { number, version } = application;
  const title = project.title || say(lang, 'documents.untitled');
  const lead = partners.find(({ isLead }) => isLead)?.name ?? '';
  return {
    lang,
    fileTitle: `${number}: ${title}`,
    author: lead,
    forum: say(lang, 'documents.forum'),
    caption: say(lang, sha256 === null ? 'documents.caption.draft' : 'documents.caption', { number, version }),
    title,
    lead: lead && say(lang, 'documents.lead', { name: lead }),
    draft: sha256 === null ? { mark: say(lang, 'documents.draft.mark'), note: say(lang, 'documents.draft.note', { when }) } : null,
    proof: sha256 === null ? null : { label: say(lang, 'documents.proof'), sha256, note: say(lang, 'documents.proof.note') },
    missingNote: '',
    foot: sha256 === null ? say(lang, 'documents.foot.draft', { number, when }) : say(lang, 'documents.foot', { number, version, when }),
    pageWord: say(lang, 'documents.page'),
    ofWord: say(lang, 'documents.of'),
    document: documentOf(lang, snapshot),
  };
}

import type { FormPreviewPage } from '../applications/index.js';
import type { Field } from '../platform/forms/index.js';
import { alert, linkButton, pageHeading, type Accordion, type Alert, type Button, type Lang, type Link, type PageHeading, type Step } from '../platform/views/index.js';
import type { RoundPage, RoundView } from '../rounds/index.js';
import { inLang } from '../shared/lang.js';
import { callUrl, previewStepUrl } from './call.paths.js';
import { callEditorTexts } from './call.texts.js';

const { say } = callEditorTexts;

/** Template `calls/preview`. */
export interface PreviewPage {
  readonly heading: PageHeading;
  readonly alerts: readonly Alert[];
  readonly round: RoundPage;
  readonly steps: readonly Link[];
}

export function previewPage(lang: Lang, round: RoundView, shown: RoundPage, form: readonly FormPreviewPage[]): PreviewPage {
  return {
    heading: pageHeading(inLang(lang, round, 'name'), { tag: shown.heading.tag }),
    alerts: [alert('info', say(lang, 'calls.preview.text'), { heading: say(lang, 'calls.preview.heading') })],
    round: shown,
    steps: form.map(({ heading }, at) => ({ label: heading.title, href: previewStepUrl(round.id, at + 1) })),
  };
}

/** Template `calls/preview-step`: one page of the form, which takes nothing in. */
export interface PreviewStepPage {
  readonly step: Step;
  readonly heading: PageHeading;
  readonly alerts: readonly Alert[];
  readonly guidance: Accordion['items'];
  readonly fields: readonly Field[];
  readonly hasTexts: boolean;
  readonly legend: string;
  readonly buttons: readonly Button[];
}

/** `at` counts from 1. */
export function previewStepPage(lang: Lang, round: RoundView, form: readonly FormPreviewPage[], at: number): PreviewStepPage | null {
  const one = form[at - 1];
  if (!one) return null;
  const next = form[at];
  const before = form[at - 2];
  return {
    step: one.step,
    heading: { ...one.heading, caption: say(lang, 'calls.preview.caption', { name: inLang(lang, round, 'name') }) },
    alerts: [alert('info', say(lang, 'calls.preview.step')), ...one.alerts],
    guidance: one.guidance,
    fields: one.fields,
    hasTexts: one.fields.some(({ kind }) => kind === 'textarea'),
    legend: one.heading.title,
    buttons: [
      next ? linkButton(say(lang, 'calls.preview.next', { title: next.heading.title }), previewStepUrl(round.id, at + 1), { variant: 'primary' }) : linkButton(say(lang, 'calls.preview.end'), callUrl(round.id, 'som-ansoeger'), { variant: 'primary' }),
      ...(before ? [linkButton(say(lang, 'calls.preview.before'), previewStepUrl(round.id, at - 1))] : []),
    ],
  };
}

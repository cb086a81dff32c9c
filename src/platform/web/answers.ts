import type { Readable } from 'node:stream';

/** What a handler answers: a page (200, or 422 with the user's own text), a redirect, an acknowledgement or a refusal on record that commits, or a file. */
export class Page {
  constructor(
    readonly template: string,
    readonly title: string,
    readonly model: object,
    readonly status: number = 200,
    /** Where "back" leads: the page above this one. */
    readonly back: { href: string; label: string } | null = null,
  ) {}
}

export class Redirect {
  constructor(
    readonly to: string,
    /** Key of a text shown once on the next page. */
    readonly notice: string | null = null,
  ) {}
}

/** An answer to a script: what was asked for has been kept, and here is what it needs to know. Commits like a redirect. */
export class Acknowledgement {
  constructor(readonly facts: Readonly<Record<string, unknown>>) {}
}

export class Download {
  constructor(
    readonly content: Readable | Buffer,
    readonly fileName: string,
    readonly mediaType: string,
    readonly bytes: number | null = null,
  ) {}
}

export function page(template: string, title: string, model: object, back: Page['back'] = null): Page {
  return new Page(template, title, model, 200, back);
}

export function acknowledge(facts: Acknowledgement['facts']): Acknowledgement {
  return new Acknowledgement(facts);
}

/** A page and what was written with it: the trace of a refusal, or a secret that is made and shown this once. */
export class OnRecord extends Page {}

export function onRecord({ template, title, model, status, back }: Page): OnRecord {
  return new OnRecord(template, title, model, status, back);
}

/** The same form again, with messages beside the fields and everything the user typed. Nothing is stored. */
export function unprocessable(template: string, title: string, model: object, back: Page['back'] = null): Page {
  return new Page(template, title, model, 422, back);
}

export function redirect(to: string, notice: string | null = null): Redirect {
  return new Redirect(to, notice);
}

/** The same form again where somebody else has changed the same fields meanwhile: both are shown, nothing is stored. */
export function conflicting(template: string, title: string, model: object, back: Page['back'] = null): Page {
  return new Page(template, title, model, 409, back);
}

/** A use case that may be refused answers with a Result; exceptions are for 403, 404 and bugs. */
export type Result<T, R> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: R };

export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

export function refused<R>(refusal: R): { readonly ok: false; readonly refusal: R } {
  return { ok: false, refusal };
}

/** `field` is the name of the form control, so the error summary can link to it; `message` is a finished sentence. */
export interface FieldError {
  readonly field: string;
  readonly message: string;
}

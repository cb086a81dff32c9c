export interface Control {
  readonly kind: 'hidden' | 'text' | 'textarea' | 'checkbox' | 'radio' | 'select';
  readonly name: string;
  value: string;
  checked?: boolean;
  readonly options?: readonly string[];
  invalid: boolean;
}

export interface Form {
  readonly action: string;
  readonly controls: readonly Control[];
  readonly buttons: readonly { readonly name: string; readonly value: string }[];
  readonly conflicts: readonly { readonly key: string; readonly mine: string; readonly theirs: string }[];
}

export function readForm(html: string, action: string): Form | null;
export function successful(form: Form): [string, string][];
export function controlNamed(form: Form, name: string): Control | undefined;

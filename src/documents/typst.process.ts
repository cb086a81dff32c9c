import { createRequire } from 'node:module';

/** What the typesetter's process is sent. */
export interface Work {
  readonly template: string;
  /** The only folder the template may read from. */
  readonly folder: string;
  readonly fonts: readonly string[];
  /** JSON, which the template reads as data: no text in it is ever read as markup. */
  readonly data: string;
  /** Seconds since 1970; the same data at the same instant give the same bytes. */
  readonly madeAt: number;
}

/** `letters`: a text holds characters that no font has. */
export type Answer = { readonly ok: true; readonly pdf: Uint8Array } | { readonly ok: false; readonly why: 'compiler' | 'letters' | 'broken'; readonly detail: string };

/** The part of the compiler's interface that is used; the package for one platform comes without types. */
interface Compiler {
  compile(work: { mainFileContent: string; inputs: Record<string, string> }): { hasError(): boolean; readonly result: object | null; takeDiagnostics(): { shortDiagnostics: unknown } | null };
  pdf(document: object, options: { pdfStandard: 'ua-1'; creationTimestamp: number }): Uint8Array;
}

const packageName = '@myriaddreamin/typst-ts-node-compiler-linux-x64-gnu';

/** This file is a program of its own: it imports nothing of the portal, answers one message and ends. */
function answerTo({ template, folder, fonts, data, madeAt }: Work): Answer {
  let compiler: Compiler;
  try {
    const { NodeCompiler } = createRequire(import.meta.url)(packageName) as { NodeCompiler: { create(given: object): Compiler } };
    compiler = NodeCompiler.create({ workspace: folder, fontArgs: fonts.map((path) => ({ fontPaths: [path] })) });
  } catch (error) {
    return { ok: false, why: 'compiler', detail: (error as Error).message };
  }
  try {
    const made = compiler.compile({ mainFileContent: template, inputs: { data } });
    if (made.hasError() || !made.result) return { ok: false, why: 'broken', detail: JSON.stringify(made.takeDiagnostics()?.shortDiagnostics) };
    return { ok: true, pdf: compiler.pdf(made.result, { pdfStandard: 'ua-1', creationTimestamp: madeAt }) };
  } catch (error) {
    const { message } = error as Error;
    return { ok: false, why: message.includes('could not be displayed') ? 'letters' : 'broken', detail: message };
  }
}

process.once('message', (work) => {
  process.send?.(answerTo(work as Work), () => process.disconnect());
});

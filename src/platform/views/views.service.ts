import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import Handlebars from 'handlebars';
import { compileTemplate } from './compile.js';
import { guard } from './guard.js';
import type { Shell } from './shell.js';
import { type Catalogue, fillText, type Lang, type TextParams } from './texts.js';

export interface ViewsOptions {
  /** The folder that holds layouts/, components/ and one folder a module. */
  readonly dir: string;
  readonly texts: Catalogue;
  /** Development and test: a misspelt or undefined key throws everywhere. Production leaves models unwrapped. */
  readonly strict: boolean;
}

type Template = (model: unknown, options?: unknown) => string;

/**
 * Every template of `dir`, compiled once a language at start. Files under components/, and files anywhere whose name
 * begins with `_`, are partials named by their path (`components/text-field`, `applications/_document`), all others are
 * pages. A template that does not parse, or that names a text, helper or
 * partial which does not exist, stops the start with a list of all such faults.
 */
export class Views {
  readonly #pages: Readonly<Record<Lang, ReadonlyMap<string, Template>>>;
  readonly #strict: boolean;

  constructor({ dir, texts, strict }: ViewsOptions) {
    this.#strict = strict;
    const sources = readTemplates(dir);
    const problems = new Set<string>();
    const load = (lang: Lang) => loadLanguage(sources, texts[lang], strict, (problem) => problems.add(problem));
    this.#pages = { da: load('da'), en: load('en') };
    if (problems.size > 0) throw new Error(`Templates with faults:\n${[...problems].join('\n')}`);
  }

  /** The names of all pages, for tests. */
  get names(): readonly string[] {
    return [...this.#pages.da.keys()];
  }

  /** One template's HTML without the page around it. */
  render(template: string, lang: Lang, model: object): string {
    const page = this.#pages[lang].get(template);
    if (!page) throw new Error(`There is no template views/${template}.hbs`);
    try {
      return page(this.#strict ? guard(model, 'model') : model);
    } catch (error) {
      throw new Error(`views/${template}.hbs (${lang}): ${messageOf(error)}`, { cause: error });
    }
  }

  /** A whole page: the content template's HTML inside layouts/page, in the shell's language. */
  page(template: string, shell: Shell, model: object): string {
    const body = this.render(template, shell.lang, model);
    return this.render('layouts/page', shell.lang, { shell, body });
  }
}

function readTemplates(dir: string): ReadonlyMap<string, string> {
  const files = readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.hbs'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return new Map(files.map((file) => [nameOf(dir, file), readFileSync(file, 'utf8')]));
}

function nameOf(dir: string, file: string): string {
  return relative(dir, file).slice(0, -'.hbs'.length).split(sep).join('/');
}

function isPartial(name: string): boolean {
  return name.startsWith('components/') || /(?:^|\/)_[^/]*$/.test(name);
}

/** All templates of one language in an environment of their own, so helpers and partials cannot leak. */
function loadLanguage(
  sources: ReadonlyMap<string, string>,
  texts: Readonly<Record<string, string>>,
  strict: boolean,
  report: (problem: string) => void,
): ReadonlyMap<string, Template> {
  const env = Handlebars.create();
  env.registerHelper('t', (key: string, options: Handlebars.HelperOptions) =>
    fillText(texts[key] ?? '', options.hash as TextParams),
  );
  env.registerHelper('eq', (left: unknown, right: unknown) => left === right);
  env.registerHelper('field', (kind: string) => `components/${kind}-field`);
  const partials = new Set([...sources.keys()].filter(isPartial));
  const pages = new Map<string, Template>();
  for (const [name, source] of sources) {
    const spec = compileTemplate(source, {
      texts,
      partials,
      strict,
      report: (problem) => report(`views/${name}.hbs: ${problem}`),
    });
    if (spec === null) continue;
    const template = env.template(spec) as Template;
    if (isPartial(name)) env.registerPartial(name, partialOf(name, template, strict));
    else pages.set(name, template);
  }
  return pages;
}

/** A partial guards what it is given, for arguments written in the call make a new, bare object. */
function partialOf(name: string, template: Template, strict: boolean): Handlebars.TemplateDelegate {
  return (model: unknown, options?: unknown) => {
    try {
      return template(strict ? guard(model, name) : model, options);
    } catch (error) {
      const message = messageOf(error);
      throw message.startsWith('in ') ? error : new Error(`in ${name}: ${message}`, { cause: error });
    }
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

import Handlebars from 'handlebars';
import { placeholdersOf } from './texts.js';

type Node = hbs.AST.Node;
type Call = hbs.AST.MustacheStatement | hbs.AST.SubExpression;

/** What a template is checked against while it is compiled. */
export interface CompileContext {
  readonly texts: Readonly<Record<string, string>>;
  readonly partials: ReadonlySet<string>;
  /** Refuse a key that the model lacks; costs time on every page, so production leaves it to the tests. */
  readonly strict: boolean;
  /** Takes one line a fault. */
  report(problem: string): void;
}

/** Helper names a template may use besides Handlebars' own if, unless, each, with and lookup. */
export const HELPERS = ['t', 'eq', 'field'] as const;

const OPTIONS: PrecompileOptions = {
  knownHelpersOnly: true,
  knownHelpers: Object.fromEntries(HELPERS.map((name) => [name, true])),
  explicitPartialContext: true,
  noEscape: false,
  // Without this a partial on its own line indents its output, also inside a textarea.
  preventIndent: true,
};

/** Compiles one template for one language; `{{t "key"}}` becomes plain content. Faults are reported, not thrown. */
export function compileTemplate(source: string, context: CompileContext): TemplateSpecification | null {
  try {
    const ast = Handlebars.parse(source);
    new Checker(context).accept(ast);
    const code: unknown = Handlebars.precompile(ast, { ...OPTIONS, strict: context.strict });
    // The code is Handlebars' own output for a template of this repository; never text from a request.
    // oxlint-disable-next-line typescript/no-implied-eval
    return new Function(`return ${String(code)}`)() as TemplateSpecification;
  } catch (error) {
    context.report(error instanceof Error ? error.message : String(error));
    return null;
  }
}

/** Puts texts in place of `t` calls without arguments and checks the other calls and the partials' names. */
class Checker extends Handlebars.Visitor {
  constructor(private readonly context: CompileContext) {
    super();
    (this as unknown as { mutating: boolean }).mutating = true;
  }

  override MustacheStatement(node: hbs.AST.MustacheStatement): Node | void {
    const text = this.textOf(node);
    if (text === null) return super.MustacheStatement(node);
    const value = node.escaped ? Handlebars.escapeExpression(text) : text;
    return { type: 'ContentStatement', value, original: { open: false, close: false }, loc: node.loc } as Node;
  }

  override SubExpression(node: hbs.AST.SubExpression): Node | void {
    const text = this.textOf(node);
    if (text === null) return super.SubExpression(node);
    return { type: 'StringLiteral', value: text, original: text, loc: node.loc } as Node;
  }

  override PartialStatement(node: hbs.AST.PartialStatement): void {
    this.checkPartial(node.name);
    return super.PartialStatement(node);
  }

  override PartialBlockStatement(node: hbs.AST.PartialBlockStatement): void {
    this.checkPartial(node.name);
    return super.PartialBlockStatement(node);
  }

  private checkPartial(name: hbs.AST.PathExpression | hbs.AST.SubExpression): void {
    if (name.type !== 'PathExpression') return;
    const { original } = name as hbs.AST.PathExpression;
    if (original !== '@partial-block' && !this.context.partials.has(original)) {
      this.context.report(`there is no partial ${original}`);
    }
  }

  /** The finished text of a `t` call; null when the node is no `t` call or must be filled at run time. */
  private textOf(node: Call): string | null {
    if ((node.path as hbs.AST.PathExpression).original !== 't') return null;
    const [first, ...more] = node.params;
    if (first?.type !== 'StringLiteral' || more.length > 0) {
      this.context.report('t takes one literal key and named values');
      return '';
    }
    const key = (first as hbs.AST.StringLiteral).value;
    const text = this.context.texts[key];
    if (text === undefined) {
      this.context.report(`there is no text ${key}`);
      return '';
    }
    const given = (node.hash?.pairs ?? []).map((pair) => pair.key).sort();
    if (given.join() !== placeholdersOf(text).join()) {
      this.context.report(`the text ${key} takes (${placeholdersOf(text).join()}) but is given (${given.join()})`);
      return '';
    }
    return given.length === 0 ? text : null;
  }
}

import { idOf } from '../../src/platform/forms/index.js';

/** The message beside a field, where the error summary leads to that field as well; null where either is missing. */
export function errorBeside(html: string, field: string): string | null {
  const id = idOf(field);
  const beside = new RegExp(`id="${id}-error"><span class="sr-only">[^<]*</span>([^<]*)</span>`).exec(html)?.[1];
  return beside !== undefined && html.includes(`href="#${id}"`) ? unescaped(beside) : null;
}

/** What stands in a text field, to the letter; null where there is no such field. */
export function valueOf(html: string, field: string): string | null {
  const name = `name="${field.replace(/[[\].]/g, '\\$&')}"`;
  const line = new RegExp(`<input type="\\w+"[^>]*${name}[^>]*? value="([^"]*)"`).exec(html);
  const area = new RegExp(`<textarea[^>]*${name}[^>]*>\n([\\s\\S]*?)</textarea>`).exec(html);
  const found = line?.[1] ?? area?.[1];
  return found === undefined ? null : unescaped(found);
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'", '#x3D': '=', '#x60': '`' };

export function unescaped(html: string): string {
  return html.replace(/&(\w+|#x\w+);/g, (whole, name: string) => entities[name] ?? whole);
}

/** What a reader reads: the words between the tags, with single spaces. */
export function textOf(html: string): string {
  return unescaped(html.replace(/<(script|style)[\s\S]*?<\/\1>/g, '').replace(/<[^>]+>/g, ' ')).replace(/\s+/g, ' ');
}

/** What a person reads off a page of the portal; of its HTML as little as that takes. */

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

function unescaped(html: string): string {
  return html.replace(/&(?:#x([0-9a-fA-F]+)|#(\d+)|(\w+));/g, (whole, hex?: string, number?: string, name?: string) => {
    if (name !== undefined) return named[name] ?? whole;
    return String.fromCodePoint(hex === undefined ? Number(number) : parseInt(hex, 16));
  });
}

/** The words between the tags, with single spaces. */
export function wordsOf(html: string): string {
  return unescaped(html.replace(/<(script|style)[\s\S]*?<\/\1>/g, '').replace(/<[^>]+>/g, ' ')).replace(/\s+/g, ' ').trim();
}

/** Value of a field, hidden or not; '' where there is none. */
export function valueOf(html: string, name: string): string {
  const tag = [...html.matchAll(/<input\b[^>]*>/g)].map(([one]) => one).find((one) => one.includes(` name="${name}"`));
  return unescaped(/ value="([^"]*)"/.exec(tag ?? '')?.[1] ?? '');
}

/** What the page says is wrong, one message after the other; '' where it says nothing. */
export function messagesOn(html: string): string {
  const at = html.indexOf('error-summary');
  if (at < 0) return '';
  const list = html.slice(at, html.indexOf('</ul>', at));
  return [...list.matchAll(/<a [^>]*>([\s\S]*?)<\/a>/g)].map(([, text = '']) => wordsOf(text)).join(' ');
}

/** The first address on a page or in a mail that has this form. */
export function addressIn(text: string, form: RegExp): string {
  return form.exec(text)?.[0] ?? '';
}

import { createHash } from 'node:crypto';
import type { Lang } from '../../shared/lang.js';
import { waitingTexts } from './waiting.texts.js';

const { say } = waitingTexts;

/** Of its own, since fetching the design system's would be more requests just when there are too many. */
const style =
  'body{margin:0;font:1.125rem/1.6 system-ui,sans-serif;color:#1a1a1a;background:#fff}main{max-width:40rem;margin:0 auto;padding:2rem 1rem}' +
  'h1,h2{line-height:1.25;margin:0 0 1rem}h1{font-size:1.75rem}h2{font-size:1.375rem}section{margin-top:2rem;padding-top:2rem;border-top:1px solid #747474}' +
  'a{color:#004d99}.now{display:inline-block;padding:.625rem 1.25rem;border-radius:.25rem;background:#004d99;color:#fff;font-weight:600}a:focus-visible{outline:.25rem solid #747474;outline-offset:.125rem}';

export const waitingPolicy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

/** In both languages, the reader's own first: whoever comes for the first time has chosen none. */
export function waitingPage(lang: Lang, seconds: number, home: string): string {
  const other = lang === 'da' ? 'en' : 'da';
  return `<!DOCTYPE html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${say(lang, 'waiting.title')} – Fyrtårn</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body>
<main>
<h1>${say(lang, 'waiting.title')}</h1>
${paragraphs(lang, seconds)}
<p><a class="now" href="">${say(lang, 'waiting.now')}</a></p>
<p><a href="${home}">${say(lang, 'waiting.applications')}</a></p>
<section lang="${other}">
<h2>${say(other, 'waiting.title')}</h2>
${paragraphs(other, seconds)}
<p><a href="${home}">${say(other, 'waiting.applications')}</a></p>
</section>
</main>
</body>
</html>
`;
}

function paragraphs(lang: Lang, seconds: number): string {
  const texts = [say(lang, 'waiting.again', { seconds }), say(lang, 'waiting.kept'), say(lang, 'waiting.writing')];
  return texts.map((text) => `<p>${text}</p>`).join('\n');
}

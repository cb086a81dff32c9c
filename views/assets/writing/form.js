/** A form's fields as a browser would send them. */
export function fieldsOf(form) {
  return [...new FormData(form)].filter(([, value]) => typeof value === 'string');
}

const said = new Set(['basis', 'page', 'turn', 'signedInAs']);

/** What somebody typed, to compare: without what the form says of itself, and without the names of rows, which every page gives anew. */
export function typedIn(fields) {
  // A browser sends \r\n where a page has \n.
  return JSON.stringify(fields.filter(([name]) => !said.has(name) && !name.endsWith('.id')).map(([name, value]) => [name, value.replace(/\r\n/g, '\n')]));
}

/**
 * Sends fields to an address of the portal. The answers are the same pages that a plain form gets; what a script needs to
 * know stands in them.
 * @returns what happened: `saved` with the facts, or why not
 */
export async function post(address, fields, { limit = 30_000 } = {}) {
  const body = new URLSearchParams(fields);
  let answer;
  try {
    answer = await fetch(address, {
      method: 'POST',
      body,
      redirect: 'manual',
      // A request that outlives its page; browsers take no more than 64 kB of them.
      keepalive: body.toString().length < 60_000,
      signal: AbortSignal.timeout(limit),
    });
    if (answer.status === 200) return { outcome: 'saved', facts: await answer.json() };
  } catch {
    return { outcome: 'unreachable' };
  }
  // Where the application is not written in any more, being here leads elsewhere.
  if (answer.type === 'opaqueredirect') return { outcome: 'closed' };
  if (answer.status === 403 || answer.status === 404) return { outcome: 'gone' };
  // Others are let in first; a plain form is always taken.
  if (answer.status === 503) return { outcome: 'busy', afterMs: Number(answer.headers.get('Retry-After')) * 1000 };
  if (answer.status >= 500 || answer.status === 429) return { outcome: 'unreachable' };
  const page = new DOMParser().parseFromString(await answer.text().catch(() => ''), 'text/html');
  if (answer.status === 401) {
    const name = page.querySelector('[data-signed-in-as]')?.dataset.signedInAs;
    return name ? { outcome: 'another', name } : { outcome: 'ended' };
  }
  // The page that says that the application has been sent in shows no two versions of anything.
  const list = [...page.querySelectorAll('.conflict')].map(disagreement);
  if (answer.status === 409) return list.length ? { outcome: 'conflict', list } : { outcome: 'closed' };
  return { outcome: 'wrong' };
}

function disagreement(box) {
  const [title, , theirs] = box.querySelectorAll('h3, h4');
  return [title, theirs].map((heading) => heading?.textContent.trim() ?? '').join(': ');
}

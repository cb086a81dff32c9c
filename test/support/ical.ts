export interface Ical {
  readonly properties: Readonly<Record<string, string>>;
  /** Name with its parameters to value, unescaped. */
  readonly events: readonly Readonly<Record<string, string>>[];
}

/** Reads a calendar as RFC 5545 says, knowing nothing of how it was written. @throws where it breaks a rule that is looked at */
export function parseIcal(text: string): Ical {
  if (!text.endsWith('\r\n')) throw new Error('The last line does not end in CRLF');
  const lines = text.replaceAll(/\r\n[ \t]/g, '').split('\r\n').slice(0, -1);
  const [properties, events]: [Record<string, string>, Record<string, string>[]] = [{}, []];
  const open: string[] = [];
  for (const line of lines) {
    const match = /^([A-Z-]+(?:;[A-Z-]+=[^:;"]+)*):(.*)$/s.exec(line);
    if (!match) throw new Error(`No content line: ${line}`);
    const [, name = '', raw = ''] = match;
    if (name === 'BEGIN') {
      open.push(raw);
      if (raw === 'VEVENT') events.push({});
    } else if (name === 'END') {
      if (open.pop() !== raw) throw new Error(`END:${raw} without its beginning`);
    } else {
      const into = open.at(-1) === 'VEVENT' ? events.at(-1)! : properties;
      if (name in into) throw new Error(`${name} stands twice`);
      into[name] = raw.replaceAll(/\\([\\;,nN])/g, (_, escaped: string) => (escaped.toLowerCase() === 'n' ? '\n' : escaped));
    }
  }
  if (open.length) throw new Error(`${open.join()} has no end`);
  const needed = ['UID', 'DTSTAMP'];
  for (const event of events) for (const name of needed) if (!event[name]) throw new Error(`An event lacks ${name}`);
  if (new Set(events.map(({ UID }) => UID)).size !== events.length) throw new Error('Two events have one UID');
  return { properties, events };
}

import { describe, expect, it } from '@jest/globals';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { placeholdersOf } from '../../src/platform/views/index.js';
import { texts } from '../../src/texts.js';

const keys = Object.keys(texts.da);

describe('texts', () => {
  it('exist in both languages, none empty', () => {
    expect(Object.keys(texts.en).sort()).toEqual([...keys].sort());
    expect(keys.filter((key) => !texts.da[key]?.trim() || !texts.en[key]?.trim())).toEqual([]);
  });

  it('take the same values in both languages', () => {
    expect(keys.filter((key) => placeholdersOf(texts.da[key]!).join() !== placeholdersOf(texts.en[key]!).join())).toEqual([]);
  });

  it('are translated: a longer text is never the same in both', () => {
    expect(keys.filter((key) => texts.da[key]!.split(' ').length > 3 && texts.da[key] === texts.en[key])).toEqual([]);
  });

  it('are all in use', () => {
    const code = [...filesBelow('src', '.ts'), ...filesBelow('views', '.hbs')].filter((file) => !file.endsWith('.texts.ts')).map((file) => readFileSync(file, 'utf8')).join('\n');
    // A key put together at run time, `accounts.role.${role}`, is used through its beginning.
    const beginnings = [...code.matchAll(/[`'"]([\w.-]+\.)(?:\$\{|['"] ?\+)/g)].map((match) => match[1]!);
    const unused = keys.filter((key) => !code.includes(`'${key}'`) && !code.includes(`"${key}"`) && !code.includes(`\`${key}\``) && !beginnings.some((beginning) => key.startsWith(beginning)));
    expect(unused).toEqual([]);
  });
});

function filesBelow(folder: string, ending: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ending))
    .map((file) => join(folder, file));
}

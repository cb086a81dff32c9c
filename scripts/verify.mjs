// npm run verify -- receipt.json [--content application.json] [--published log.json]
// Works without the portal, the network and its dependencies.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { verify } from '../views/assets/verify.js';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { content: { type: 'string' }, published: { type: 'string' } } });
const [file] = positionals;
if (!file) {
  process.stderr.write('Use: npm run verify -- receipt.json [--content application.json] [--published log.json]\n');
  process.exit(2);
}
/** What is no file, or not what it should be, is said in one sentence. */
function read(path, as = (bytes) => bytes) {
  try {
    return as(readFileSync(path));
  } catch (error) {
    process.stderr.write(`${path} cannot be read: ${error.message}\n`);
    process.exit(2);
  }
}

const { keys = [], heads = [] } = values.published ? read(values.published, (bytes) => JSON.parse(bytes.toString('utf8'))) : {};
const found = await verify(read(file).toString('utf8'), { keys, heads, content: values.content ? read(values.content) : null });
const words = {
  readable: 'the file is a receipt',
  key: 'the key is one of those published',
  signature: 'the signature fits the text',
  head: 'its place in the log fits what was published',
  content: 'the application is the one that was received',
};
for (const { name, ok } of found.checks) process.stdout.write(`${ok === null ? 'not examined' : ok ? 'yes' : 'NO'}: ${words[name]}\n`);
if (found.statement) {
  const { kind, application, version, receivedAt, ground, lateByMs, log } = found.statement;
  const why = { grace: ', in time within the declared grace', exemption: ', in time by an exemption' }[ground] ?? (lateByMs ? `, ${lateByMs} ms too late` : '');
  process.stdout.write(`application ${application.number}${version ? `, version ${version}` : ''}, ${kind}, received ${receivedAt}${why}, place ${log.position} in the log\n`);
  process.stdout.write(`signed with the key ${found.fingerprint}${keys.length ? '' : '; compare it with the one the portal publishes'}\n`);
}
process.stdout.write(found.ok ? 'valid\n' : 'NOT VALID\n');
process.exit(found.ok ? 0 : 1);

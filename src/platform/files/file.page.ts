import { tag, type Lang, type Tag, type TagColour } from '../views/index.js';
import type { ScanState } from './file.store.js';
import { fileTexts } from './files.texts.js';
import { endingsOf } from './kind.js';
import type { UploadProblem } from './upload.js';

const { say } = fileTexts;

const colours: Readonly<Record<ScanState, TagColour>> = { none: 'outline', pending: 'blue', clean: 'green', infected: 'red' };

/** Whether a file has been scanned, and what was found. */
export function scanTag(lang: Lang, state: ScanState): Tag {
  return tag(say(lang, `files.scan.${state}`), colours[state]);
}

/** What goes into the message on a file that was not received: its name, and in words what was wrong with it. */
export function problemInWords(lang: Lang, problem: UploadProblem): Readonly<Record<string, string>> {
  return {
    name: problem.name.slice(-60),
    found: 'found' in problem ? foundInWords(lang, problem.found) : '',
    said: 'said' in problem ? problem.said : '',
    ending: 'ending' in problem ? problem.ending : '',
    endings: endingsOf().join(', '),
  };
}

function foundInWords(lang: Lang, found: string): string {
  const key = `files.found.${found}`;
  return isPlain(key) ? say(lang, key) : say(lang, 'files.found.other', { ending: `.${found}` });
}

type Plain = Exclude<keyof typeof fileTexts.da, 'files.found.other'>;

function isPlain(key: string): key is Plain {
  return key in fileTexts.da;
}

import { postedRows, typed, typedAll, type FormError, type Posted } from '../platform/forms/index.js';
import { parseCvr } from '../shared/cvr.js';
import { characterCount, normaliseLine } from '../shared/text.js';
import { profileLimits, type Board, type ExpertProfile } from './expert.rules.js';

export interface ReadProfile {
  readonly profile: ExpertProfile;
  readonly errors: readonly FormError[];
  /** The name of the field a number was typed in, for what the register says of it. */
  readonly fieldOf: ReadonlyMap<string, string>;
}

const { boards: mostBoards, most, municipality: longestMunicipality, boardName: longestName } = profileLimits;

/** What was posted, with everything that is wrong with it. `fieldIds`: the focus areas there are. */
export function readProfile(posted: Posted, fieldIds: readonly string[]): ReadProfile {
  const errors: FormError[] = [];
  const fieldOf = new Map<string, string>();
  const number = (field: string, text: string): string => {
    const read = parseCvr(normaliseLine(text));
    if (read.ok) fieldOf.set(read.cvr, fieldOf.get(read.cvr) ?? field);
    else errors.push({ field, key: `expert.cvr.${read.problem}`, params: { typed: text } });
    return read.ok ? read.cvr : '';
  };
  const employer = typed(posted, 'employerCvr');
  const employerCvr = normaliseLine(employer) === '' ? '' : number('employerCvr', employer);
  const municipality = normaliseLine(typed(posted, 'municipality'));
  const over = characterCount(municipality) - longestMunicipality;
  if (over > 0) errors.push({ field: 'municipality', key: 'expert.municipality.long', params: { max: longestMunicipality, over } });
  const fields = [...new Set(typedAll(posted, 'fields'))];
  if (fields.some((id) => !fieldIds.includes(id))) errors.push({ field: 'fields', key: 'expert.fields.unknown' });
  const boards = readBoards(posted, number, errors);
  return { profile: { employerCvr, boards, municipality, fields, mostApplications: readMost(posted, errors) }, errors, fieldOf };
}

/** An empty line is none. */
function readBoards(posted: Posted, number: (field: string, text: string) => string, errors: FormError[]): Board[] {
  const rows = postedRows(posted, 'boards', ['cvr', 'name']).filter(({ cvr, name }) => cvr !== '' || name !== '');
  if (rows.length > mostBoards) errors.push({ field: 'boards', key: 'expert.boards.many', params: { max: mostBoards, n: rows.length } });
  const seen = new Set<string>();
  return rows.map(({ cvr: text, name: given, index }) => {
    const name = normaliseLine(given);
    const over = characterCount(name) - longestName;
    if (over > 0) errors.push({ field: `boards[${index}].name`, key: 'expert.boards.long', params: { max: longestName, over } });
    const field = `boards[${index}].cvr`;
    const cvr = number(field, text);
    if (cvr !== '' && seen.has(cvr)) errors.push({ field, key: 'expert.boards.twice', params: { cvr } });
    seen.add(cvr);
    return { cvr, name };
  });
}

function readMost(posted: Posted, errors: FormError[]): number | null {
  const text = normaliseLine(typed(posted, 'mostApplications'));
  if (text === '') return null;
  const n = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  if (n < 1 || n > most) errors.push({ field: 'mostApplications', key: 'expert.most.wrong', params: { typed: text, max: most } });
  return n;
}

import { browserOf, sql, type Fields, type Person } from '../support/portal.js';
import type { ReadyApplication } from './ready-application.js';

const project = { title: 'Fyr', summary: 'Resumé.', purpose: 'Formål.', activities: 'Aktiviteter.', startsOnDay: 1, startsOnMonth: 1, startsOnYear: 2030, endsOnDay: 31, endsOnMonth: 12, endsOnYear: 2032 };

/** The project page as it stands now with some fields changed, posted by whoever opened it. */
export async function projectForm({ id }: Pick<ReadyApplication, 'id'>, person: Person, changed: Fields): Promise<Fields> {
  const html = (await browserOf(person).get(`/ansoegninger/${id}/projekt`).expect(200)).text;
  const hidden = (name: string): string => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';
  const [now] = await sql<{ title: string; summary: string; purpose: string; activities: string }>('SELECT title, summary, purpose, activities FROM application WHERE id = $1', [id]);
  return { ...project, ...now, basis: hidden('basis'), page: hidden('page'), ...changed };
}

export async function saveProject(application: Pick<ReadyApplication, 'id'>, person: Person, changed: Fields): Promise<void> {
  await browserOf(person).post(`/ansoegninger/${application.id}/projekt`, await projectForm(application, person, changed)).expect(303);
}

export const press = ({ id, owner }: ReadyApplication, what: 'genaabning' | 'fortrydelse' | 'tilbagetraekning', person = owner) => browserOf(person).post(`/ansoegninger/${id}/${what}`);

export const eventsOf = async ({ id }: Pick<ReadyApplication, 'id'>): Promise<string[]> => (await sql<{ kind: string }>('SELECT kind FROM event WHERE subject = $1 ORDER BY id', [id])).map(({ kind }) => kind);

export async function stateOf({ id }: Pick<ReadyApplication, 'id'>): Promise<{ state: string; reopened: boolean; versions: number }> {
  const [row] = await sql<{ state: string; reopened: boolean; versions: number }>(
    `SELECT state, reopened_at IS NOT NULL AS reopened, (SELECT count(*)::int FROM submission WHERE application_id = a.id) AS versions FROM application a WHERE id = $1`,
    [id],
  );
  return row!;
}

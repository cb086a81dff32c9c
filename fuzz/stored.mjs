import { createHash } from 'node:crypto';
import { keyOf } from './sections.mjs';

const rows = (columns, from, order) => `(SELECT coalesce(jsonb_agg(jsonb_build_object(${columns})), '[]') FROM (SELECT * FROM ${from} WHERE application_id = $1 ORDER BY ${order}) t)`;

/** Everything that must be true of one application, read with statements of its own in one instant. */
const everything = `
  SELECT a.revision, a.state, a.reopened_at IS NOT NULL AS reopened,
    jsonb_build_object('title', a.title, 'summary', a.summary, 'purpose', a.purpose, 'activities', a.activities,
      'startsOn', coalesce(a.starts_on::text, ''), 'endsOn', coalesce(a.ends_on::text, '')) AS project,
    ${rows(`'id', focus_area_id`, 'application_focus_area', '1')} AS "focusAreas",
    ${rows(`'id', target_id, 'contribution', coalesce(trim_scale(contribution)::text, ''), 'unit', unit, 'year', coalesce(year::text, ''), 'explanation', explanation`, 'application_target', 'target_id')} AS targets,
    ${rows(`'id', id, 'kind', kind, 'targetId', coalesce(target_id, ''), 'indicator', indicator, 'unit', unit, 'baseline', coalesce(trim_scale(baseline)::text, ''), 'aim', coalesce(trim_scale(aim)::text, ''), 'year', coalesce(year::text, ''), 'source', source`, 'goal', 'position')} AS goals,
    ${rows(`'id', id, 'title', title, 'partnerId', coalesce(partner_id::text, ''), 'description', description, 'startsOn', coalesce(starts_on::text, ''), 'endsOn', coalesce(ends_on::text, ''), 'milestone', milestone`, 'activity', 'position')} AS activities,
    ${rows(`'id', criterion_id, 'answer', body`, 'application_answer', '1')} AS answers,
    ${rows(`'id', id, 'name', name, 'cvr', coalesce(cvr, ''), 'productionUnit', production_unit, 'address', address, 'sector', sector, 'size', size, 'aidBasis', aid_basis, 'isLead', CASE WHEN is_lead THEN '1' ELSE '' END, 'role', role`, 'partner', 'position')} AS partners,
    ${rows(`'id', id, 'partnerId', partner_id, 'category', category, 'year', coalesce(year::text, ''), 'description', description, 'amount', CASE WHEN hours IS NOT NULL AND annual_cost_oere IS NOT NULL THEN '' ELSE amount_oere::text END, 'activityId', coalesce(activity_id::text, ''), 'persons', coalesce(persons::text, ''), 'hours', coalesce(trim_scale(hours)::text, ''), 'annualCost', coalesce(annual_cost_oere::text, '')`, 'cost_line', 'position')} AS budget,
    ${rows(`'id', id, 'partnerId', coalesce(partner_id::text, 'other'), 'sourceName', source_name, 'kind', kind, 'hours', coalesce(trim_scale(hours)::text, ''), 'amount', amount_oere::text, 'origin', origin, 'status', status, 'isConditional', CASE WHEN is_conditional THEN '1' ELSE '' END, 'fundId', fund_id`, 'financing_line', 'position')} AS financing,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('version', version, 'snapshot', snapshot) ORDER BY version), '[]') FROM submission WHERE application_id = $1) AS submissions,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('id', id, 'revision', revision, 'section', section, 'row', row_id, 'field', field, 'before', before, 'after', after, 'page', page_id) ORDER BY id), '[]')
       FROM field_edit WHERE application_id = $1 AND id > $2) AS edits
  FROM application a WHERE a.id = $1`;

/** The stored application as one map from place to value, with what has been logged after `lastEdit`. */
export async function readStored(client, id, lastEdit) {
  const row = (await client.query({ name: 'fuzz-everything', text: everything, values: [id, lastEdit] })).rows[0];
  const state = new Map();
  for (const [field, value] of Object.entries(row.project)) put(state, 'project', '', field, value);
  for (const { id: criterion, answer } of row.answers) put(state, `criterion:${criterion}`, '', 'answer', answer);
  for (const section of ['focusAreas', 'targets', 'goals', 'activities', 'partners', 'budget']) for (const one of row[section]) putRow(state, section, one);
  for (const one of row.financing) putFinancing(state, one);
  const submissions = row.submissions.map(({ version, snapshot }) => ({ version, sha256: createHash('sha256').update(snapshot).digest('hex'), snapshot }));
  return { state, revision: row.revision, isClosed: row.state !== 'draft' && !row.reopened, submissions, edits: row.edits };
}

/** What was sent in, as the same kind of map. */
export function stateOfSnapshot(snapshot) {
  const { project, focusAreas, targets, goals, activities, criteria, partners, costs, financing } = JSON.parse(snapshot);
  const state = new Map();
  for (const field of ['title', 'summary', 'purpose', 'activities', 'startsOn', 'endsOn']) put(state, 'project', '', field, project[field]);
  for (const { id, answer } of criteria) put(state, `criterion:${id}`, '', 'answer', answer);
  for (const { id } of focusAreas) putRow(state, 'focusAreas', { id });
  for (const { id, contribution, unit, year, explanation } of targets) putRow(state, 'targets', { id, contribution, unit, year: String(year || ''), explanation });
  for (const { id, kind, target, indicator, unit, baseline, aim, year, source } of goals) putRow(state, 'goals', { id, kind, targetId: target?.id ?? '', indicator, unit, baseline: baseline ?? '', aim, year: String(year || ''), source });
  for (const { id, title, partnerId, description, startsOn, endsOn, milestone } of activities) putRow(state, 'activities', { id, title, partnerId: partnerId ?? '', description, startsOn, endsOn, milestone });
  for (const { id, name, cvr, productionUnit, address, sector, size, aidBasis, isLead, role } of partners) putRow(state, 'partners', { id, name, cvr: cvr ?? '', productionUnit, address, sector, size, aidBasis: aidBasis ?? '', isLead: isLead ? '1' : '', role });
  for (const { id, partnerId, category, year, description, amountOere, activityId, persons, hours, annualCostOere } of costs) putRow(state, 'budget', { id, partnerId, category, year: String(year ?? ''), description, amount: hours && annualCostOere ? '' : amountOere, activityId: activityId ?? '', persons: String(persons ?? ''), hours: hours ?? '', annualCost: annualCostOere ?? '' });
  for (const { id, fundId, partnerId, sourceName, kind, hours, amountOere, origin, status, isConditional } of financing) putFinancing(state, { id, fundId, partnerId: partnerId ?? 'other', sourceName, kind, hours: hours ?? '', amount: amountOere, origin: origin ?? '', status: status ?? 'promised', isConditional: isConditional ? '1' : '' });
  return state;
}

function putFinancing(state, { fundId, ...line }) {
  if (fundId) put(state, 'financing', '', `fund.${fundId}`, line.amount);
  else putRow(state, 'financing', line);
}

function putRow(state, section, { id, ...cells }) {
  state.set(keyOf(section, id, ''), '');
  for (const [field, value] of Object.entries(cells)) state.set(keyOf(section, id, field), value);
}

/** A section's own field that is empty is as good as none. */
function put(state, section, row, field, value) {
  if (value !== '') state.set(keyOf(section, row, field), value);
}

/** Plays the log on: every change must find what the one before it left. */
export function replay(state, edits) {
  const wrong = [];
  for (const { section, row, field, before, after, revision } of edits) {
    const key = keyOf(section, row ?? '', field);
    const there = row === null ? (state.get(key) ?? '') : (state.get(key) ?? null);
    if (there !== before) wrong.push(`the log says ${key} was ${quoted(before)} before revision ${revision}, but it was ${quoted(there)}`);
    if (section === 'partners' && field === '' && after === null) leaveActivities(state, row);
    if (after === null || (row === null && after === '')) state.delete(key);
    else state.set(key, after);
  }
  return wrong;
}

/** An activity whose partner leaves has nobody responsible. The database sees to it, so no log tells of it. */
export function leaveActivities(state, partnerId) {
  for (const [key, value] of state) if (value === partnerId && key.startsWith('activities|')) state.set(key, '');
}

export function differences(expected, found) {
  const keys = new Set([...expected.keys(), ...found.keys()]);
  return [...keys].filter((key) => expected.get(key) !== found.get(key)).map((key) => `${key}: ${quoted(found.get(key))} stands there, not ${quoted(expected.get(key))}`);
}

export const quoted = (value) => (value === undefined || value === null ? 'nothing' : JSON.stringify(value));

import { choose, correct, type } from './typing.mjs';
import { join, leave, signOut } from './world.mjs';

const MOST_WINDOWS = 7;

/** A few steps of several people writing at once, each chosen by chance; then everybody looks at what there is. */
export async function interleaving(story, chance, { signIn, isCalm }) {
  const hot = [chance.pick(story.sections), chance.pick(story.sections)];
  const scene = { story, chance, signIn, isCalm, hot };
  for (let left = chance.int(3, 6); left > 0; left -= 1) {
    await aside(scene);
    const many = Number(chance.weighted({ 1: 55, 2: 28, 3: 12, 4: 5 }));
    const deeds = [];
    for (let at = 0; at < many; at += 1) deeds.push(...nextDeeds(scene, deeds));
    if (deeds.length) await story.together(deeds);
  }
  const looked = story.page(story.people[0], chance.pick(hot));
  looked.isLook = true;
  if (!story.now.isClosed) await story.together([{ kind: 'open', window: looked, said: `${looked.name} looks at ${looked.section}` }]);
}

/** What happens beside the writing. */
async function aside({ story, chance, signIn }) {
  const { client, id, people, say } = { ...story, say: (step) => story.say(step) };
  for (const person of people) {
    if (person.isSignedOut && chance.chance(0.8)) {
      Object.assign(person, { cookie: await signIn(person.id), isSignedOut: false });
      say(`${person.name} signs in again`);
    }
    if (!person.isMember && chance.chance(0.5)) {
      await join(client, id, person);
      say(`${person.name} is a member again`);
    }
  }
  if (chance.chance(0.03)) {
    const person = chance.pick(people);
    await signOut(client, person);
    person.isSignedOut = true;
    say(`${person.name}'s session ends`);
  }
  if (chance.chance(0.01)) {
    const person = chance.pick(people.slice(1));
    if (person.isMember) await leave(client, id, person);
    say(`${person.name} is no member any more`);
  }
  await newPartner(story, chance);
}

/** Whoever spoke for a partner that is gone speaks for another one. */
async function newPartner(story, chance) {
  const [person] = story.people.filter(({ role }) => role === 'signatory');
  const partners = [...story.now.state.keys()].filter((key) => /^partners\|[^|]+\|$/.test(key)).map((key) => String(key.split('|')[1])).sort((one, other) => one.localeCompare(other));
  if (partners.includes(person.partnerId) || partners.length === 0) return;
  person.partnerId = chance.pick(partners);
  await story.client.query('UPDATE member SET partner_id = $3 WHERE application_id = $1 AND account_id = $2 AND left_at IS NULL', [story.id, person.id, person.partnerId]);
  for (const window of story.windows) if (window.person === person) window.isClosed = true;
  story.windows = story.windows.filter(({ isClosed }) => !isClosed);
  story.say(`${person.name} speaks for another partner`);
}

function nextDeeds({ story, chance, isCalm, hot }, before) {
  const busy = new Set(before.map(({ window }) => window));
  const move = story.now.isClosed && chance.chance(0.5) ? chance.pick(['reopen', 'reopen', 'withdraw']) : chance.chance(isCalm ? 0.08 : 0.01) ? 'submit' : null;
  if (move) return [{ kind: move, person: story.people[0], said: `${story.people[0].name} does ${move} the application` }];
  const free = story.windows.filter((window) => !busy.has(window));
  const open = story.windows.length + before.filter(({ kind }) => kind === 'open').length;
  const isOpening = free.length === 0 || (open < MOST_WINDOWS && chance.chance(0.35));
  if (isOpening) return story.now.isClosed && chance.chance(0.8) ? [] : [opening(story, chance, hot)];
  return writing(story, chance.pick(free), chance, isCalm);
}

function opening(story, chance, hot) {
  const person = chance.pick(story.people.filter(({ isMember, isSignedOut }) => isMember && !isSignedOut).concat(story.people[0]));
  const section = chance.chance(0.75) ? chance.pick(hot) : chance.pick(story.sections);
  const window = story.page(person, section);
  return { kind: 'open', window, said: `${window.name} opens ${section}` };
}

function writing(story, window, chance, isCalm) {
  if (window.refusals > 3 || chance.chance(0.03)) {
    window.isClosed = true;
    story.windows = story.windows.filter((one) => one !== window);
    story.say(`${window.name} closes ${window.section}`);
    return [];
  }
  const said = [...(window.form.conflicts.length ? choose(window, chance) : []), ...(window.form.controls.some(({ invalid }) => invalid) ? correct(window, chance) : [])];
  if (said.length === 0 || chance.chance(0.3)) said.push(...type(window, chance, { isCalm }));
  // The script does not save by itself while a choice is open.
  const isSaving = window.person.hasScript && window.form.conflicts.length === 0;
  const doing = chance.weighted({ save: 40, list: 10, autosave: isSaving ? 25 : 0, lost: 9, late: window.early ? 4 : 0, twice: 4, add: 6, remove: isCalm ? 0 : 6 });
  const deed = (kind, button, more = {}) => ({ kind, window, button, said: `${window.name} (${window.section}, ${window.basis}) ${said.join('; ')} ${doing}`, ...more });
  const rowButton = window.form.buttons.filter(({ name }) => name === doing);
  if (doing === 'add' || doing === 'remove') return rowButton.length ? [deed('turn', chance.pick(rowButton))] : [deed('post', null)];
  if (doing === 'late') return [deed('late', null)];
  const autosave = { name: 'then', value: 'autosave' };
  if (doing === 'twice') return [deed('post', null, { isLost: true }), deed('post', null)];
  if (doing === 'lost') return [deed('post', chance.chance(0.5) && isSaving ? autosave : null, { isLost: true })];
  return [deed('post', doing === 'autosave' ? autosave : doing === 'list' ? { name: 'then', value: 'list' } : null)];
}

/**
 * Wraps a page model so that an unknown key, an undefined value, a function or a printed object throws wherever a
 * template meets it, also inside `{{#if}}`, `{{#each}}` and partial arguments where Handlebars' strict mode is silent.
 * null, '' and false pass. Each object is copied one level, so frozen models work.
 */
export function guard(model: unknown, name: string): unknown {
  return wrap(model ?? {}, name);
}

const guarded = new WeakSet<object>();

function wrap(value: unknown, path: string): unknown {
  if (typeof value === 'function') throw new Error(`${path} is a function; page models hold finished values`);
  if (typeof value !== 'object' || value === null || guarded.has(value)) return value;
  const proxy = new Proxy<object>(Array.isArray(value) ? [...value] : { ...value }, {
    get(target, key, receiver) {
      if (typeof key === 'symbol' || (key in Object.prototype && !Object.hasOwn(target, key))) {
        return Reflect.get(target, key, receiver);
      }
      if (key === 'toHTML' && !(key in target)) throw new Error(`${path} is printed but is an object`);
      const own: unknown = Reflect.get(target, key);
      if (own === undefined) throw unknown(path, key, target);
      return Array.isArray(target) && key in Array.prototype ? own : wrap(own, `${path}.${key}`);
    },
    has(target, key) {
      if (typeof key === 'string' && !(key in target)) throw unknown(path, key, target);
      return Reflect.has(target, key);
    },
  });
  guarded.add(proxy);
  return proxy;
}

function unknown(path: string, key: string, target: object): Error {
  const state = key in target ? 'is undefined' : 'is unknown';
  return new Error(`"${key}" ${state} in ${path} (it has: ${Object.keys(target).join(', ') || 'nothing'})`);
}

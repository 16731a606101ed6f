/** Reads the delta v1 encoding: `take` each delta, `messages` holds what they add up to, in order of appearance. */
export class DeltaDecoder {
  previous = { c: 0, p: '', o: 'add' };
  channels = new Map();

  get messages() {
    return [...this.channels.values()]
      .map((value) => value.message)
      .filter((message) => message !== undefined);
  }

  /** Returns the value of the channel that changed. */
  take(delta) {
    const whole = { ...this.previous, ...delta };
    this.previous = whole;
    if (whole.p === '' && whole.o === 'add') {
      this.channels.set(whole.c, whole.v);
      return whole.v;
    }
    const holder = { root: this.channels.get(whole.c) };
    apply(holder, `/root${whole.p}`, whole.o, whole.v);
    this.channels.set(whole.c, holder.root);
    return holder.root;
  }
}

function apply(holder, pointer, operation, value) {
  if (operation === 'patch') {
    for (const child of value) apply(holder, pointer + child.p, child.o, child.v);
    return;
  }
  const keys = pointer
    .slice(1)
    .split('/')
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
  const last = keys.pop();
  let target = holder;
  for (const key of keys) target = target[key] ??= {};
  const old = target[last];
  if (operation === 'append') target[last] = appended(old, value);
  else if (operation === 'remove') delete target[last];
  else if (operation === 'truncate') target[last] = old.slice(0, value);
  else target[last] = value;
}

function appended(old, value) {
  if (Array.isArray(old)) return [...old, ...(Array.isArray(value) ? value : [value])];
  if (typeof old === 'object' && old !== null) return { ...old, ...value };
  return (old ?? '') + value;
}

// Watches the bindings of one module after another: says when one has a new value, and when the object in one
// of them looks different.
(function (kit, records, errors, values) {
  'use strict';
  const { is } = kit;
  const { describe, size } = values;
  const ABSENT = kit.freeze({ __proto__: null });

  // For each object, the boxes that hold it.
  const holders = kit.weakMap();
  // An object this large is looked at less often: enumerating it costs as much as the guest's work on it.
  const LARGE = 64;

  function leave(box, value) {
    const boxes = holders.get(value);
    if (boxes === undefined) return;
    const rest = kit.list();
    let count = 0;
    for (let index = 0; index < boxes.length; index += 1) {
      if (boxes[index] === box) continue;
      rest[count] = boxes[index];
      count += 1;
    }
    if (count === 0) holders.delete(value);
    else holders.set(value, rest);
  }

  function enter(box, value) {
    const boxes = holders.get(value);
    if (boxes === undefined) {
      const first = kit.list();
      first[0] = box;
      holders.set(value, first);
    } else {
      boxes[boxes.length] = box;
    }
  }

  const isObject = (value) => typeof value === 'object' && value !== null;

  function makeBox(moduleNumber, index, getter) {
    return {
      __proto__: null, getter, last: ABSENT, shown: '', patience: 0,
      says: moduleNumber + ',' + index + ',',
    };
  }

  // Looks at a binding; reports it when its value is another one than last time.  `line` is where it was written,
  // or null when no code did that.
  function sample(box, line) {
    if (box === undefined) return;
    const value = errors.peek(box.getter, ABSENT);
    const { last } = box;
    if (value === ABSENT || is(value, last)) return;
    if (isObject(last)) leave(box, last);
    if (isObject(value)) enter(box, value);
    box.last = value;
    box.shown = describe(value);
    const record = '["binding",' + box.says + '[' + box.shown + '],' + line + ']';
    if (line === null) records.first(record);
    else records.event(record);
  }

  // For objects that somebody else watches: what looks at them.
  const watchers = kit.weakMap();

  // Reports the boxes that hold `object` when it looks different now.
  function mutated(object) {
    const look = watchers.get(object);
    if (look !== undefined) look();
    if (!isObject(object)) return;
    const boxes = holders.get(object);
    if (boxes === undefined) return;
    const first = boxes[0];
    if (first.patience > 0) {
      first.patience -= 1;
      return;
    }
    const shown = describe(object);
    if (!kit.isArray(object)) first.patience = patienceFor(object);
    for (let index = 0; index < boxes.length; index += 1) {
      const box = boxes[index];
      if (box.shown === shown) continue;
      box.shown = shown;
      records.event('["mutation",' + box.says + '[' + shown + ']]');
    }
  }

  // How many further mutations to pass over: as many as the object has properties, so that watching an object
  // grow costs no more than growing it.
  function patienceFor(object) {
    const count = size(object);
    return count > LARGE ? count : 0;
  }

  return {
    __proto__: null,
    ABSENT,
    makeBox,
    sample,
    mutated,
    watch(object, look) { watchers.set(object, look); },
  };
})

// V8's picture of the circle for which `JSON.stringify` refuses an object; no code of the guest's runs for it.
(function (kit, isOpaque, nameOfClass) {
  'use strict';
  const { getOwnPropertyDescriptor, isArray, ownKeys } = kit;
  const MOST_SEEN = 10000;
  // So many links of a long circle stand before the gap; one stands after it.
  const BEFORE_THE_GAP = 2;

  const isSearched = (value) => typeof value === 'object' && value !== null && !isOpaque(value);

  const constructorOf = (value) => "object with constructor '" + (nameOfClass(value) || 'Object') + "'";
  const keyOf = (holder, key) => (isArray(holder) ? 'index ' + key : "property '" + key + "'");

  // The way from `root` to the first object that is met inside of itself, as `values` and the `keys` that lead from each to
  // the next, and `start`, the number of that object; null if none is found.
  function circle(root) {
    const values = kit.list();
    const keys = kit.list();
    let seen = 0;

    function enter(value, depth) {
      values[depth] = value;
      const names = ownKeys(value);
      for (let index = 0; index < names.length; index += 1) {
        const own = typeof names[index] === 'string' ? getOwnPropertyDescriptor(value, names[index]) : undefined;
        if (own === undefined || !own.enumerable || !isSearched(own.value)) continue;
        seen += 1;
        if (seen > MOST_SEEN) return -1;
        keys[depth] = names[index];
        for (let outer = 0; outer <= depth; outer += 1) {
          if (values[outer] !== own.value) continue;
          keys.length = depth + 1;
          return outer;
        }
        const start = enter(own.value, depth + 1);
        if (start >= 0) return start;
      }
      return -1;
    }

    const start = enter(root, 0);
    return start < 0 ? null : { __proto__: null, values, keys, start };
  }

  // The lines that V8 adds to its message, for the `root` that was given; '' if no circle is found.
  return (root) => {
    const found = isSearched(root) ? circle(root) : null;
    if (found === null) return '';
    const { values, keys, start } = found;
    const last = keys.length - 1;
    let text = '\n    --> starting at ' + constructorOf(values[start]);
    for (let index = start; index < last; index += 1) {
      if (index === start + BEFORE_THE_GAP && last - index > 1) {
        text += '\n    |     ...';
        index = last - 1;
      }
      text += '\n    |     ' + keyOf(values[index], keys[index]) + ' -> ' + constructorOf(values[index + 1]);
    }
    return text + '\n    --- ' + keyOf(values[last], keys[last]) + ' closes the circle';
  };
})

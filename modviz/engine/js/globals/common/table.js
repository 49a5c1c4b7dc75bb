// `console.table`: rows and columns in boxes, as Node draws them.
(function (kit, inspector) {
  'use strict';
  const { inspect, widthOf } = inspector;
  const { isArray, ownKeys, repeat } = kit;
  const { keys: enumerableNames, hasOwn } = Object;
  const { apply } = kit;
  const { forEach: mapForEach } = Map.prototype;
  const { forEach: setForEach } = Set.prototype;

  const shown = (value) => {
    const isDeep = value !== null && typeof value === 'object' && !isArray(value) && enumerableNames(value).length > 2;
    return inspect(value, { __proto__: null, depth: isDeep ? -1 : 0, maxArrayLength: 3, breakLength: Infinity });
  };

  function push(list, item) {
    list[list.length] = item;
  }

  function column(title) {
    return { __proto__: null, title, cells: kit.list(), width: widthOf(title) };
  }

  function put(into, row, cell) {
    into.cells[row] = cell;
    const width = widthOf(cell);
    if (width > into.width) into.width = width;
  }

  function line(columns, left, middle, right) {
    let text = left;
    for (let index = 0; index < columns.length; index += 1) {
      text += (index === 0 ? '' : middle) + repeat('─', columns[index].width + 2);
    }
    return text + right;
  }

  const padded = (cell, width) => ' ' + cell + repeat(' ', width - widthOf(cell) + 1);

  function row(columns, cellOf) {
    let text = '│';
    for (let index = 0; index < columns.length; index += 1) {
      text += (index === 0 ? '' : '│') + padded(cellOf(columns[index]), columns[index].width);
    }
    return text + '│';
  }

  function draw(columns, count) {
    let text = line(columns, '┌', '┬', '┐') + '\n' + row(columns, (each) => each.title) + '\n'
      + line(columns, '├', '┼', '┤') + '\n';
    for (let index = 0; index < count; index += 1) text += row(columns, (each) => each.cells[index] ?? '') + '\n';
    return text + line(columns, '└', '┴', '┘');
  }

  // The entries of a map or set as rows; null for other values.
  function collection(data) {
    const index = column('(iteration index)');
    const keys = column('Key');
    const values = column('Values');
    let count = 0;
    const add = (value, key) => {
      put(index, count, shown(count));
      put(keys, count, shown(key));
      put(values, count, shown(value));
      count += 1;
    };
    const columns = kit.list();
    push(columns, index);
    try {
      kit.mapSize(data);
      push(columns, keys);
      apply(mapForEach, data, [add]);
    } catch {
      try {
        kit.setSize(data);
      } catch {
        return null;
      }
      apply(setForEach, data, [add]);
    }
    push(columns, values);
    return draw(columns, count);
  }

  // The text for `data`, an object; `properties` are the columns wanted, or undefined for all.
  return function table(data, properties) {
    const drawn = collection(data);
    if (drawn !== null) return drawn;
    const names = enumerableNames(data);
    const index = column('(index)');
    const values = column('Values');
    const columns = kit.list();
    const byName = kit.table();
    push(columns, index);
    for (let at = 0; at < names.length; at += 1) {
      put(index, at, names[at]);
      const item = data[names[at]];
      const isPrimitive = item === null || (typeof item !== 'function' && typeof item !== 'object');
      if (isPrimitive && properties === undefined) {
        put(values, at, shown(item));
        continue;
      }
      const keys = properties ?? enumerableNames(item);
      for (let each = 0; each < keys.length; each += 1) {
        const key = keys[each];
        if (byName[key] === undefined) byName[key] = column(kit.toText(key));
        put(byName[key], at, !isPrimitive && hasOwn(item, key) ? shown(item[key]) : '');
      }
    }
    const titles = ownKeys(byName);
    for (let at = 0; at < titles.length; at += 1) push(columns, byName[titles[at]]);
    if (values.cells.length > 0) push(columns, values);
    return draw(columns, names.length);
  };
})

// What is to be told to the other side of the process: a bounded list of JSON texts and small numbers.
//
// A statement is a bare number (its number counted over all modules), the commonest record by far.
// Everything else is the JSON text of an array.  JavaScript never calls out: the list is drained later.
(function (kit, limits) {
  'use strict';
  const { list: newList, listSlice, join } = kit;
  const CHUNK = 20000;

  let list = newList();
  let count = 0;
  let drained = 0;
  let events = 0;
  let lines = 0;
  let text = 0;
  let saidDropped = false;

  function push(record) {
    list[count] = record;
    count += 1;
  }

  function drop() {
    if (!saidDropped) {
      saidDropped = true;
      push('["dropped"]');
    }
  }

  return {
    __proto__: null,

    event(record) {
      if (events < limits.events) {
        events += 1;
        push(record);
      } else {
        drop();
      }
    },

    // Console lines are the guest's output, so they go on after the events have stopped; but not for ever.
    hasRoomForLine: () => {
      const room = lines < limits.lines && text < limits.text;
      if (!room) drop();
      return room;
    },

    line(record) {
      lines += 1;
      text += record.length;
      push(record);
    },

    // The next records as one JSON array, or '' when there are none left.
    drain() {
      if (drained === count) {
        list = newList();
        count = drained = 0;
        return '';
      }
      const end = drained + CHUNK < count ? drained + CHUNK : count;
      const chunk = join(listSlice(list, drained, end), ',');
      drained = end;
      return kit.flat('[' + chunk + ']');
    },
  };
})

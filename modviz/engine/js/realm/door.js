// The door: code that cannot go on before Python has answered asks here, in the middle of its work, and waits.
//
// Before it answers, the other side may give work, which is done here and may ask again.  JavaScript does all of it, by
// calls of its own, so that the engine's limits hold for it as for any other call.  `hinge`, which `door.py` hangs, does
// nothing but pass on the text in the mailbox.
(function (kit, records, realm) {
  'use strict';
  const { parseCommand, stringify, flat, RangeError } = kit;
  const HEADROOM = 60;
  const MOST_OPEN = 200;

  // What `hinge` does with the text: sends it, and more follows; sends it and puts there what comes next; sends it and
  // ends the process.
  const SEND = 0;
  const WAIT = 1;
  const END = 2;
  const mailbox = kit.table();
  mailbox.text = '';
  mailbox.hinge = null;
  mailbox.makeRoom = null;
  mailbox.evaluate = null;
  mailbox.runJob = null;
  mailbox.thrown = undefined;

  let isNeeded = false;
  let open = 0;

  function hand(text, what) {
    mailbox.text = flat(text);
    mailbox.hinge(what);
  }

  // Hands over what has been observed so far, and `last`, with memory that is not the guest's.
  function handOver(last, what) {
    mailbox.makeRoom(0);
    let chunk = records.drain();
    for (let following = records.drain(); following !== ''; following = records.drain()) {
      hand('[' + chunk + ',null]', SEND);
      chunk = following;
    }
    hand('[' + (chunk === '' ? '[]' : chunk) + ',' + last + ']', what);
  }

  function end(limit) {
    handOver('["limit","' + limit + '"]', END);
  }

  // Does what the other side wants done before it answers, and returns the answer.
  function serve() {
    for (;;) {
      const command = parseCommand(mailbox.text);
      if (command.do === 'reply') return command;
      if (command.do === 'end') end(command.limit);
      const answer = realm.perform(command);
      const limit = realm.failure();
      if (limit !== '') end(limit);
      if (command.do === 'tell' || command.do === 'compile') hand('', WAIT);
      else handOver(answer, WAIT);
    }
  }

  // With less stack left than this, the work could end anywhere; this way it does not begin.
  function headroom(depth) {
    return depth === 0 ? 0 : 1 + headroom(depth - 1);
  }

  // Asks `what` (a word that the other side knows) about the text `about`, and returns the reply.
  function ask(what, about) {
    headroom(HEADROOM);
    if (open === MOST_OPEN) throw new RangeError('Maximum call stack size exceeded');
    const goOn = realm.interrupt();
    const question = '["question",' + stringify(what) + ',' + stringify(about) + ',' + realm.here() + ']';
    open += 1;
    let reply;
    try {
      records.ask();
      handOver(question, WAIT);
      reply = serve();
    } catch {
      // Nothing that the guest does gets here, and it must not go on with half an answer.
      end(realm.failure() || 'broken');
    }
    open -= 1;
    goOn();
    return reply;
  }

  return {
    __proto__: null,
    mailbox,
    isNeeded: () => isNeeded,
    // Whether somebody asks, so that code is on the stack.
    isOpen: () => open > 0,

    // Runs the next job, in the middle of other work; returns whether there was one.
    runJob() {
      const ran = mailbox.runJob(0);
      if (ran < 0) end(mailbox.text);
      return ran > 0;
    },

    // Evaluates a text as a classic script.  Returns null, or what it has thrown: {value}, or {text} where only that got
    // out.
    evaluate(text) {
      mailbox.text = flat(text);
      mailbox.thrown = mailbox;
      if (mailbox.evaluate(0) === 0) return null;
      const value = mailbox.thrown;
      mailbox.thrown = undefined;
      return value === mailbox ? { __proto__: null, text: mailbox.text } : { __proto__: null, value };
    },

    // A function that asks `what` about a text, and returns the text of the answer or throws its error.
    asker(what) {
      isNeeded = true;
      return (about) => realm.valueOf(ask(what, about));
    },
  };
})

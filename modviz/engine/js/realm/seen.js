// What is to be told to the other side of the process: a bounded list of JSON texts and small numbers.
//
// A statement is a bare number (its number counted over all modules), the commonest record by far.
// Everything else is the JSON text of an array.  The list is drained at the end of a command, or with a question.
(function (kit, limits) {
  'use strict';
  const { list: newList, listSlice, join, queueMicrotask } = kit;
  const CHUNK = 20000;

  let list = newList();
  let count = 0;
  let drained = 0;
  let events = 0;
  let lines = 0;
  let text = 0;
  let saidDropped = false;

  // The job that runs (0: none) is told before the first record that is made in it, with the one that enqueued it
  // (0: the code that ran before all jobs; null: not known).
  let job = 0;
  let enqueuedBy = 0;
  let jobKind = '';
  let isJobTold = true;
  // Whether something waits for the other side.
  let isRequested = false;

  function tellJob() {
    if (isJobTold) return;
    isJobTold = true;
    push('["job",' + job + ',' + jobKind + ',' + enqueuedBy + ']');
  }

  function push(record) {
    tellJob();
    list[count] = record;
    count += 1;
  }

  let jobs = 0;
  const ANY_JOB = '"reaction",null,null';
  const MANY = 1000000;

  // The engine does not say who enqueued a job.  Its queue is first in, first out, so before each job a marker is put at
  // its end: what comes after the marker was enqueued by that job.  In runs of very many jobs nobody asks.
  const MOST_MARKED = 20000;
  let wasNoJob = false;
  let isPaused = false;
  let entered = 0;

  function mark() {
    if (jobs > MOST_MARKED) {
      enqueuedBy = null;
      return;
    }
    const number = jobs;
    queueMicrotask(() => {
      wasNoJob = true;
      enqueuedBy = number;
    });
  }

  function startJob() {
    jobs += 1;
    job = jobs;
    jobKind = ANY_JOB;
    isJobTold = false;
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

    // The value that a binding has before any code runs.  There are only as many as declarations, and the other side
    // needs them: they are never dropped.
    first(record) { push(record); },

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

    // Something that the other side has to do.  It is never dropped.
    request(record) {
      push(record);
      isRequested = true;
    },

    // The other side is asked something, and is told of all requests so far.
    ask() {
      tellJob();
      isRequested = false;
    },

    isRequested: () => isRequested,
    forgetRequests() { isRequested = false; },

    // Says that what runs is no job of the specification: it is not counted.
    noJob() { wasNoJob = true; },

    // Says what kind of job runs, if nothing has been told of it yet.
    jobIs(kind) {
      if (!isJobTold) jobKind = kind;
    },

    enterJobs() {
      isRequested = false;
      if (!isPaused) enqueuedBy = 0;
      isPaused = false;
      entered = jobs;
      startJob();
      mark();
    },

    // After a job: whether to pause, as something waits for the other side, or very much has been recorded.
    afterJob() {
      if (wasNoJob) {
        wasNoJob = false;
        return false;
      }
      startJob();
      isPaused = isRequested || count > MANY;
      // What the other side does then belongs to the job that has run.
      if (!isPaused) mark();
      return isPaused;
    },

    // How many jobs have run.
    leaveJobs() {
      // The job that was made ready has not run.
      jobs -= 1;
      job = 0;
      isJobTold = true;
      return jobs - entered;
    },

    isPaused: () => isPaused,

    // The next records as one JSON array, or '' when there are none left.
    drain() {
      if (drained === count) {
        list = newList();
        count = drained = 0;
        return '';
      }
      const end = drained + CHUNK < count ? drained + CHUNK : count;
      const chunk = kit.flat('[' + join(listSlice(list, drained, end), ',') + ']');
      drained = end;
      return chunk;
    },
  };
})

// Runs programs in engine262, as a page would: with a module map, and fetches that answer in tasks of their own.
//
// Reads [{ sources, latencies }, ...] as JSON, both by the names of files, of which the entry is "m0.mjs" and latencies
// are in milliseconds of a virtual clock.  Writes [{ lines, slots, status }, ...]:
// what was printed, the slots of all module records after each line, and at last "fulfilled", "rejected", "pending", or
// "failed" where engine262 itself has no answer.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

Promise.withResolvers ??= function () {
  const capability = {};
  capability.promise = new this((resolve, reject) => Object.assign(capability, { resolve, reject }));
  return capability;
};
const {
  Agent, ManagedRealm, Value, NormalCompletion, ThrowCompletion, Throw, ParseModule, CreateBuiltinFunction,
  CreateDataProperty, OrdinaryObjectCreate, FinishLoadingImportedModule, PerformPromiseThen, inspect, runJobQueue,
  setSurroundingAgent, skipDebugger,
} = await import(pathToFileURL(`${process.argv[2]}/lib/engine262.mjs`));

const textOf = (value) => (typeof value === 'string' ? value : value.stringValue());

const USUAL_LATENCY = 10;

function resolved(specifier, base) {
  try {
    return new URL(specifier, /^\.{0,2}\//.test(specifier) ? base : undefined).href;
  } catch {
    return null;
  }
}

const nameOf = (record) => new URL(record.HostDefined.specifier).pathname.slice(1);

// The slots of a Cyclic Module Record, by the names that `World` has for them.
function slotsOf(record) {
  return {
    status: record.Status,
    dfs_ancestor_index: record.DFSAncestorIndex ?? null,
    cycle_root: record.CycleRoot === undefined ? null : nameOf(record.CycleRoot),
    has_error: record.EvaluationError !== undefined,
    async_evaluation_order: record.AsyncEvaluationOrder,
    pending_async_dependencies: record.PendingAsyncDependencies ?? null,
    async_parent_modules: record.AsyncParentModules.map(nameOf),
    top_level_promise: record.TopLevelCapability?.Promise.PromiseState ?? null,
  };
}

class Page {
  lines = [];
  slots = [];
  status = 'pending';
  #sources;
  #latencies;
  #clock = 0;
  // Those that are due at the same time in the order in which they were queued.
  #tasks = [];
  // By URL and type: a completion with a module, or those who wait for it.
  #moduleMap = new Map();

  constructor({ sources, latencies }) {
    this.#sources = sources;
    this.#latencies = latencies;
    const hostHooks = { HostLoadImportedModule: (...given) => this.#loadImportedModule(...given) };
    this.agent = new Agent({ features: [], supportedImportAttributes: ['type'], hostHooks });
    setSurroundingAgent(this.agent);
    this.realm = new ManagedRealm({});
    this.#inRealm(() => this.#defineConsole());
  }

  run() {
    this.#fetch('file:///m0.mjs', 'javascript', (found) => this.#inRealm(() => this.#start(found())));
    while (this.#tasks.length > 0) {
      const task = this.#tasks.shift();
      this.#clock = task.due;
      task.steps();
      runJobQueue();
    }
    return { lines: this.lines, slots: this.slots, status: this.status };
  }

  #records() {
    const modules = [...this.#moduleMap.values()].map((entry) => entry.Value);
    return modules.filter((module) => module?.Status !== undefined);
  }

  #queue(due, steps) {
    const later = this.#tasks.findIndex((task) => task.due > due);
    this.#tasks.splice(later < 0 ? this.#tasks.length : later, 0, { due, steps });
  }

  #inRealm(steps) {
    this.agent.executionContextStack.push(this.realm.topContext);
    const result = steps();
    this.agent.executionContextStack.pop(this.realm.topContext);
    return result;
  }

  #defineConsole() {
    const console = OrdinaryObjectCreate(this.realm.Intrinsics['%Object.prototype%']);
    const log = (...values) => {
      this.lines.push(values.map((each) => each.stringValue?.() ?? inspect(each)).join(' '));
      this.slots.push(Object.fromEntries(this.#records().map((record) => [nameOf(record), slotsOf(record)])));
      return Value.undefined;
    };
    skipDebugger(CreateDataProperty(this.realm.GlobalObject, Value('console'), console));
    skipDebugger(CreateDataProperty(console, Value('log'), CreateBuiltinFunction.from(log, 'log')));
  }

  #loadImportedModule(referrer, moduleRequest, hostDefined, payload) {
    const finish = (found) =>
      this.#inRealm(() => FinishLoadingImportedModule(referrer, moduleRequest, payload, found()));
    const url = resolved(textOf(moduleRequest.Specifier), referrer.HostDefined.specifier);
    const [attribute] = moduleRequest.Attributes;
    if (url === null) finish(() => Throw.TypeError('$1', 'Failed to resolve module specifier'));
    else this.#fetch(url, attribute === undefined ? 'javascript' : textOf(attribute.Value), finish);
  }

  // `onComplete` gets a function that gives the completion.
  #fetch(url, type, onComplete) {
    const key = `${type} ${url}`;
    const entry = this.#moduleMap.get(key);
    if (Array.isArray(entry)) entry.push(onComplete);
    else if (entry !== undefined) onComplete(() => entry);
    else {
      const waiting = [onComplete];
      this.#moduleMap.set(key, waiting);
      const name = new URL(url).pathname.slice(1);
      this.#queue(this.#clock + (this.#latencies[name] ?? USUAL_LATENCY), () => {
        const text = this.#sources[name];
        let found = () => Throw.TypeError('$1', 'Failed to fetch');
        if (text === undefined) this.#moduleMap.delete(key);
        else {
          const completion = type === 'json' ? this.realm.createJSONModule(text) : this.#parse(text, url);
          this.#moduleMap.set(key, completion);
          found = () => completion;
        }
        for (const each of waiting) each(found);
      });
    }
  }

  #parse(text, specifier) {
    const result = this.#inRealm(() => ParseModule(text, this.realm, { specifier }));
    return Array.isArray(result) ? ThrowCompletion(result[0]) : NormalCompletion(result);
  }

  #start(completion) {
    const settled = (status) => CreateBuiltinFunction.from(() => {
      this.status = status;
      return Value.undefined;
    }, '');
    if (completion instanceof ThrowCompletion) {
      this.status = 'rejected';
      return;
    }
    const module = completion.Value;
    const page = this;
    function* linkAndEvaluate() {
      if (module.Link() instanceof ThrowCompletion) page.status = 'rejected';
      else PerformPromiseThen(yield* module.Evaluate(), settled('fulfilled'), settled('rejected'));
      return Value.undefined;
    }
    PerformPromiseThen(
      module.LoadRequestedModules(), CreateBuiltinFunction.from(linkAndEvaluate), settled('rejected'));
  }
}

function answer(program) {
  try {
    return new Page(program).run();
  } catch {
    // An assertion of engine262's own failed.
    return { lines: [], slots: [], status: 'failed' };
  }
}

const answers = JSON.parse(readFileSync(0, 'utf8')).map(answer);
process.stdout.write(JSON.stringify(answers));

const EventEmitter = require('node:events');
const { EventEmitter: Same, once, on, errorMonitor } = EventEmitter;
console.log(EventEmitter === Same, Object.keys(EventEmitter).join());

const show = (name) => (...args) => console.log(name, ...args);
class Bus extends EventEmitter {}
const bus = new Bus();
console.log(bus);
bus.on('newListener', (name, listener) => console.log('new', name, typeof listener));
bus.on('a', show('first'));
bus.prependListener('a', show('zeroth'));
bus.once('a', show('once'));
console.log(bus.emit('a', 1, 2), bus.emit('a'), bus.emit('nothing'));
console.log(bus.eventNames(), bus.listenerCount('a'), bus.rawListeners('a').length);

// A listener that removes another during the event.
const removed = show('still called');
const remover = new EventEmitter();
remover.on('x', () => remover.off('x', removed));
remover.on('x', removed);
remover.emit('x');
remover.emit('x');
remover.on('removeListener', (name) => console.log('gone', String(name)));
remover.removeAllListeners('x');
remover.on(Symbol('s'), () => {});
remover.removeAllListeners();
console.log(remover.eventNames());

function attempt(action) {
  try {
    console.log(action());
  } catch (error) {
    console.log(error.name, error.code, error.message, String(error));
  }
}
attempt(() => bus.emit('error', new RangeError('mine')));
attempt(() => bus.emit('error', { odd: 1 }));
attempt(() => bus.emit('error'));
attempt(() => bus.on('a', 'no function'));
attempt(() => bus.once('a', null));
attempt(() => bus.setMaxListeners(-1));
attempt(() => bus.setMaxListeners('2'));
bus.on(errorMonitor, show('monitor'));
bus.once('error', show('handled'));
bus.emit('error', 'text');

// Without `new`, as in old code.
function Old() { EventEmitter.call(this); }
Object.setPrototypeOf(Old.prototype, EventEmitter.prototype);
const old = new Old();
old.on('x', function () { console.log(this === old); });
old.emit('x');
console.log(old.getMaxListeners(), EventEmitter.defaultMaxListeners);

(async () => {
  const source = new EventEmitter();
  setTimeout(() => source.emit('ready', 'a', 'b'), 1);
  console.log(await once(source, 'ready'));
  setTimeout(() => source.emit('error', new Error('broken')), 1);
  await once(source, 'ready').catch((error) => console.log('rejected', error.message));
  setTimeout(() => { source.emit('n', 1); source.emit('n', 2); source.emit('end'); }, 1);
  for await (const [value] of on(source, 'n', { close: ['end'] })) console.log('n', value);
  console.log(source.eventNames());

  const careful = new EventEmitter({ captureRejections: true });
  careful.on('error', (error) => console.log('captured', error.message));
  careful.on('work', async () => { throw new Error('async'); });
  careful.emit('work');
})();

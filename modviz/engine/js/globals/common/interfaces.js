// Interfaces of the web platform whose objects stand for records of the realm's own, in Chromium's words.
//
// What happens, happens between records, which no guest can reach; an object that the guest sees has its record in a
// private field, whatever its prototype is.
//
// Source: https://webidl.spec.whatwg.org/#js-interfaces
(function (kit, builtIns, exceptions) {
  'use strict';
  const { construct, defineProperty, setPrototypeOf, TypeError } = kit;
  const { isObject, property, publish, globalValue, standIn, number, string } = builtIns;
  const NativeObject = Object;

  function Returning(object) { return object; }
  class Stamp extends Returning {
    #record;

    constructor(object, record) {
      super(object);
      this.#record = record;
    }

    static recordOf(value) {
      return isObject(value) && #record in value ? value.#record : undefined;
    }
  }
  const { recordOf } = Stamp;

  // Makes `object` the one that stands for `record`, and returns it.
  function stamp(object, record) {
    record.object = object;
    new Stamp(object, record);
    return object;
  }

  // The object that stands for a record, which may be null.
  const objectOf = (record) => (record === null ? null : record.object ?? record.makeObject(record));

  // The record of `this` in a member of an interface; `kind` is a field that such records have.
  function here(receiver, kind) {
    const record = recordOf(receiver);
    if (record === undefined || record[kind] === undefined) throw new TypeError('Illegal invocation');
    return record;
  }

  const plural = (count) => count + (count === 1 ? ' argument' : ' arguments') + ' required, but only ';
  const executing = (method, name) => "Failed to execute '" + method + "' on '" + name + "': ";

  function needArguments(given, needed, method, name) {
    if (given < needed) {
      throw new TypeError(executing(method, name) + plural(needed) + given + ' present.');
    }
  }

  // The record of an argument that has to be one of another interface.
  function argument(value, kind, position, typeName, method, name) {
    const record = recordOf(value);
    if (record === undefined || record[kind] === undefined) {
      throw new TypeError(executing(method, name) + 'parameter ' + position + " is not of type '" + typeName + "'.");
    }
    return record;
  }

  // A DOMException that a member of an interface throws.
  const failure = (method, name, message, kind) => exceptions.create(executing(method, name) + message, kind);

  // The same for one that setting an attribute throws.
  const settingFailure = (attribute, name, message, kind) => exceptions.create(
    "Failed to set the '" + attribute + "' property on '" + name + "': " + message, kind);

  // An interface, as a constructor that the guest sees.
  //
  // `members` and `statics` are objects with methods and accessors, `constants` a table of numbers.  Without `make`,
  // which gives the record that `new` makes an object for, guests cannot construct it; `needed` are its arguments.
  function define(name, parent, members, { make = null, needed = 0, statics = null, constants = null } = kit.table()) {
    function constructor() {
      const failed = "Failed to construct '" + name + "': ";
      if (new.target === undefined) {
        throw new TypeError(make === null ? 'Illegal constructor' : failed
          + "Please use the 'new' operator, this DOM object constructor cannot be called as a function.");
      }
      if (make === null) throw new TypeError(failed + 'Illegal constructor');
      if (arguments.length < needed) {
        throw new TypeError(failed + plural(needed) + arguments.length + ' present.');
      }
      const made = make(arguments, new.target);
      return made.object ?? stamp(construct(NativeObject, [], new.target), made);
    }
    const prototype = members;
    setPrototypeOf(prototype, parent === null ? kit.objectPrototype : parent.prototype);
    if (parent !== null) setPrototypeOf(constructor, parent);
    publish(prototype, true);
    if (statics !== null) {
      publish(statics, true);
      copy(statics, constructor);
    }
    if (constants !== null) {
      const names = kit.ownKeys(constants);
      for (let index = 0; index < names.length; index += 1) {
        const constant = {
          __proto__: null, value: constants[names[index]], writable: false, enumerable: true, configurable: false,
        };
        defineProperty(constructor, names[index], constant);
        defineProperty(prototype, names[index], constant);
      }
    }
    defineProperty(prototype, kit.toStringTag, { __proto__: null, value: name, configurable: true });
    property(prototype, 'constructor', constructor, false);
    defineProperty(constructor, 'prototype', {
      __proto__: null, value: prototype, writable: false, enumerable: false, configurable: false,
    });
    defineProperty(constructor, 'name', { __proto__: null, value: name, configurable: true });
    defineProperty(constructor, 'length', { __proto__: null, value: needed, configurable: true });
    globalValue(name, standIn(constructor), false);
    return constructor;
  }

  // Copies the properties of one object to another as they are.
  function copy(from, to) {
    const keys = kit.ownKeys(from);
    for (let index = 0; index < keys.length; index += 1) {
      const descriptor = setPrototypeOf(kit.getOwnPropertyDescriptor(from, keys[index]), null);
      defineProperty(to, keys[index], descriptor);
    }
  }

  // The members of a dictionary that an argument gives, in the order of `defaults`, each as what its default is: a text,
  // a number, a boolean, or (for null) any value.
  function dictionary(value, defaults, failed, typeName) {
    const result = kit.table();
    if (value !== undefined && value !== null && !isObject(value)) {
      throw new TypeError(failed + "The provided value is not of type '" + typeName + "'.");
    }
    const names = kit.ownKeys(defaults);
    for (let index = 0; index < names.length; index += 1) {
      const name = names[index];
      const usual = defaults[name];
      const given = isObject(value) ? value[name] : undefined;
      if (given === undefined) result[name] = usual;
      else if (typeof usual === 'string') result[name] = string(given);
      else if (typeof usual === 'number') result[name] = number(given);
      else result[name] = typeof usual === 'boolean' ? !!given : given;
    }
    return result;
  }

  return {
    __proto__: null,
    stamp, recordOf, objectOf, here, executing, needArguments, argument, failure, settingFailure, define, copy, dictionary,
  };
})

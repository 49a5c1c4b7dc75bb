// What the elements of forms have: inputs, selects with their options, text areas, buttons, labels, and forms.
//
// Source: https://html.spec.whatwg.org/multipage/forms.html
(function (kit, builtIns, interfaces, nodes, element, collections, forms) {
  'use strict';
  const { toText } = kit;
  const { string, number, property, iteratorsOf } = builtIns;
  const { here, objectOf, recordOf, define, needArguments, argument, copy, settingFailure } = interfaces;
  const { getAttribute, setAttribute, newText, insert, remove, replaceChildren } = nodes;
  const { elementOf } = element;
  const { iterator: iteratorSymbol } = Symbol;
  const toNumber = Number;
  const { stateOf } = forms;
  const has = (target, name) => getAttribute(target, name) !== null;

  // ---- ValidityState ---------------------------------------------------------------------------------------

  const validityMembers = {};
  for (const name of ['valueMissing', 'typeMismatch', 'patternMismatch', 'tooLong', 'tooShort', 'rangeUnderflow',
    'rangeOverflow', 'stepMismatch', 'badInput', 'customError']) {
    copy({ get [name]() { return forms.validity(here(this, 'validityOf').validityOf)[name]; } }, validityMembers);
  }
  copy({ get valid() { return forms.isValid(here(this, 'validityOf').validityOf); } }, validityMembers);
  const ValidityState = define('ValidityState', null, validityMembers);

  const validatable = () => ({
    get validity() {
      const target = elementOf(this);
      return collections.kept(target, 'validity', () => {
        const record = { __proto__: null, object: null, validityOf: target };
        interfaces.stamp(kit.create(ValidityState.prototype), record);
        return record;
      });
    },
    get willValidate() { return forms.isCandidate(elementOf(this)); },
    checkValidity() { return forms.check(elementOf(this)); },
    reportValidity() { return forms.check(elementOf(this)); },
    setCustomValidity(error) {
      const target = elementOf(this);
      needArguments(arguments.length, 1, 'setCustomValidity', 'HTMLInputElement');
      stateOf(target).message = string(error);
    },
  });
  const owned = () => ({ get form() { return objectOf(forms.formOf(elementOf(this))); } });
  const labelled = () => ({
    get labels() {
      const target = elementOf(this);
      const root = nodes.rootOf(target);
      const found = kit.list();
      for (let each = root; each !== null; each = nodes.following(each, root)) {
        if (each.localName === 'label' && forms.controlOf(each) === target) found[found.length] = each;
      }
      return collections.staticNodeList(found);
    },
  });
  const named = (base, ...mixins) => {
    for (let index = 0; index < mixins.length; index += 1) copy(mixins[index], base);
    return base;
  };

  // ---- Inputs ----------------------------------------------------------------------------------------------

  const HTMLInputElement = named({
    get type() { return forms.typeOf(elementOf(this)); },
    set type(value) { setAttribute(elementOf(this), 'type', string(value)); },
    get value() { return forms.inputValue(elementOf(this)); },
    set value(value) { forms.setInputValue(elementOf(this), value === null ? '' : string(value)); },
    get checked() { return stateOf(elementOf(this)).isChecked; },
    set checked(value) { forms.setChecked(elementOf(this), !!value); },
    get indeterminate() { return stateOf(elementOf(this)).isIndeterminate; },
    set indeterminate(value) { stateOf(elementOf(this)).isIndeterminate = !!value; },
    get valueAsNumber() {
      const target = elementOf(this);
      const type = forms.typeOf(target);
      const value = forms.inputValue(target);
      return (type === 'number' || type === 'range') && value !== '' ? toNumber(value) : NaN;
    },
    set valueAsNumber(value) {
      const target = elementOf(this);
      const type = forms.typeOf(target);
      if (type !== 'number' && type !== 'range') {
        throw settingFailure('valueAsNumber', 'HTMLInputElement', 'This input element does not support Number values.',
          'InvalidStateError');
      }
      const given = number(value);
      forms.setInputValue(target, given !== given ? '' : toText(given));
    },
    stepUp(n = 1) { step(elementOf(this), number(n)); },
    stepDown(n = 1) { step(elementOf(this), -number(n)); },
  }, owned(), labelled(), validatable());

  function step(input, count) {
    const size = toNumber(getAttribute(input, 'step') ?? '1') || 1;
    forms.setInputValue(input, toText((toNumber(forms.inputValue(input)) || 0) + count * size));
  }

  const HTMLTextAreaElement = named({
    get type() { return elementOf(this) && 'textarea'; },
    get defaultValue() { return forms.defaultText(elementOf(this)); },
    set defaultValue(value) { setText(elementOf(this), string(value)); },
    get value() { return forms.areaValue(elementOf(this)); },
    set value(value) {
      const state = stateOf(elementOf(this));
      state.value = value === null ? '' : string(value);
      state.isDirty = true;
    },
    get textLength() { return forms.areaValue(elementOf(this)).length; },
  }, owned(), labelled(), validatable());

  const setText = (target, text) => replaceChildren(target, text === '' ? null : newText(target.document, text));

  const HTMLButtonElement = named({}, owned(), labelled(), validatable());

  // ---- Selects ---------------------------------------------------------------------------------------------

  const optionsObject = (select) => collections.kept(select, 'options', () => {
    const list = collections.collection(() => forms.optionsOf(select), 'HTMLOptionsCollection');
    list.owner = select;
    return list;
  });

  function indexOfSelected(select) {
    const chosen = forms.selectedOptions(select);
    const options = forms.optionsOf(select);
    for (let index = 0; index < options.length; index += 1) if (options[index] === chosen[0]) return index;
    return -1;
  }

  function addOption(select, option, before) {
    const added = argument(option, 'attributes', 1, 'HTMLOptionElement', 'add', 'HTMLSelectElement');
    let reference = null;
    if (typeof before === 'number') reference = forms.optionsOf(select)[before] ?? null;
    else if (before !== null && before !== undefined) reference = recordOf(before) ?? null;
    insert(added, reference === null ? select : reference.parent, reference);
  }

  const HTMLSelectElement = named({
    get type() { return has(elementOf(this), 'multiple') ? 'select-multiple' : 'select-one'; },
    get options() { return optionsObject(elementOf(this)); },
    get length() { return forms.optionsOf(elementOf(this)).length; },
    get selectedOptions() {
      const target = elementOf(this);
      return collections.collection(() => forms.selectedOptions(target)).object;
    },
    get selectedIndex() { return indexOfSelected(elementOf(this)); },
    set selectedIndex(value) {
      const target = elementOf(this);
      forms.selectOnly(target, forms.optionsOf(target)[number(value) | 0] ?? null);
    },
    get value() { return forms.valueOf(elementOf(this)); },
    set value(value) {
      const target = elementOf(this);
      const text = string(value);
      const options = forms.optionsOf(target);
      let found = null;
      for (let index = 0; found === null && index < options.length; index += 1) {
        if (forms.optionValue(options[index]) === text) found = options[index];
      }
      forms.selectOnly(target, found);
    },
    add(option, before = null) {
      const target = elementOf(this);
      needArguments(arguments.length, 1, 'add', 'HTMLSelectElement');
      addOption(target, option, before);
    },
    item(index) {
      const target = elementOf(this);
      needArguments(arguments.length, 1, 'item', 'HTMLSelectElement');
      return objectOf(forms.optionsOf(target)[number(index) >>> 0] ?? null);
    },
    namedItem(name) {
      const target = elementOf(this);
      needArguments(arguments.length, 1, 'namedItem', 'HTMLSelectElement');
      return optionsObject(target).namedItem(name);
    },
    remove(index = undefined) {
      const target = elementOf(this);
      if (arguments.length === 0) {
        remove(target);
        return;
      }
      const option = forms.optionsOf(target)[number(index) | 0];
      if (option !== undefined) remove(option);
    },
  }, owned(), labelled(), validatable());

  const HTMLOptionElement = {
    get form() {
      const select = forms.selectOf(elementOf(this));
      return select === null ? null : objectOf(forms.formOf(select));
    },
    get label() {
      const target = elementOf(this);
      return getAttribute(target, 'label') ?? forms.optionText(target);
    },
    set label(value) { setAttribute(elementOf(this), 'label', string(value)); },
    get selected() {
      return forms.isChosen(elementOf(this));
    },
    set selected(value) { forms.setSelected(elementOf(this), !!value); },
    get value() { return forms.optionValue(elementOf(this)); },
    set value(value) { setAttribute(elementOf(this), 'value', string(value)); },
    get text() { return forms.optionText(elementOf(this)); },
    set text(value) { setText(elementOf(this), string(value)); },
    get index() {
      const target = elementOf(this);
      const select = forms.selectOf(target);
      const options = select === null ? kit.list() : forms.optionsOf(select);
      for (let index = 0; index < options.length; index += 1) if (options[index] === target) return index;
      return 0;
    },
  };

  // ---- Forms -----------------------------------------------------------------------------------------------

  const elementsObject = (form) => collections.kept(form, 'elements',
    () => collections.collection(() => forms.controlsOf(form), 'HTMLFormControlsCollection'));

  const HTMLFormElement = {
    get elements() { return elementsObject(elementOf(this)); },
    get length() { return forms.controlsOf(elementOf(this)).length; },
    checkValidity() { return forms.checkForm(elementOf(this)); },
    reportValidity() { return forms.checkForm(elementOf(this)); },
    requestSubmit(submitter = null) {
      const form = elementOf(this);
      const button = submitter === null ? null
        : argument(submitter, 'attributes', 1, 'HTMLElement', 'requestSubmit', 'HTMLFormElement');
      forms.submit(form, button);
    },
    reset() { forms.reset(elementOf(this)); },
    submit() { forms.send(elementOf(this), null); },
  };

  // The object of a form has its controls as members, and these come before its own.
  function formObject(form, prototype) {
    const byName = (name) => {
      const all = forms.controlsOf(form);
      const found = kit.list();
      for (let index = 0; index < all.length; index += 1) {
        if (getAttribute(all[index], 'id') === name || getAttribute(all[index], 'name') === name) {
          found[found.length] = all[index];
        }
      }
      if (found.length === 0 || name === '') return undefined;
      return found.length === 1 ? objectOf(found[0]) : collections.radioNodeList(() => found);
    };
    const names = () => {
      const all = forms.controlsOf(form);
      for (let index = 0; index < all.length; index += 1) {
        if (has(all[index], 'name') || has(all[index], 'id')) return true;
      }
      return false;
    };
    return collections.exotic(kit.create(prototype), {
      __proto__: null,
      at: (index) => objectOf(forms.controlsOf(form)[index] ?? null) ?? undefined,
      length: () => forms.controlsOf(form).length,
      named: byName,
      hideOthers: true,
      accepts: (key) => names() && byName(key) !== undefined,
    });
  }

  // That of a select has its options by their numbers.
  const selectObject = (select, prototype) => collections.exotic(kit.create(prototype), {
    __proto__: null,
    at: (index) => objectOf(forms.optionsOf(select)[index] ?? null) ?? undefined,
    length: () => forms.optionsOf(select).length,
  });

  const HTMLLabelElement = {
    get control() { return objectOf(forms.controlOf(elementOf(this))); },
    get form() {
      const control = forms.controlOf(elementOf(this));
      return control === null ? null : objectOf(forms.formOf(control));
    },
  };

  const HTMLFieldSetElement = named({
    get elements() {
      const target = elementOf(this);
      return collections.kept(target, 'elements', () => collections.collection(() => {
        const found = kit.list();
        for (let each = target.first; each !== null; each = nodes.following(each, target)) {
          if (each.nodeType === nodes.ELEMENT && forms.isControl(each)) found[found.length] = each;
        }
        return found;
      }));
    },
    get type() { return elementOf(this) && 'fieldset'; },
  }, owned());

  const HTMLOutputElement = named({
    get type() { return elementOf(this) && 'output'; },
    get value() { return nodes.textContent(elementOf(this)); },
    set value(value) { setText(elementOf(this), string(value)); },
  }, owned(), labelled());

  const HTMLLegendElement = owned();

  // ---- FormData --------------------------------------------------------------------------------------------

  const dataOf = (value) => here(value, 'entries');

  function without(entries, name) {
    const kept = kit.list();
    for (let index = 0; index < entries.length; index += 1) if (entries[index][0] !== name) kept[kept.length] = entries[index];
    return kept;
  }

  const FormData = define('FormData', null, {
    append(name, value) {
      const data = dataOf(this);
      needArguments(arguments.length, 2, 'append', 'FormData');
      data.entries[data.entries.length] = [string(name), string(value)];
    },
    delete(name) {
      const data = dataOf(this);
      needArguments(arguments.length, 1, 'delete', 'FormData');
      data.entries = without(data.entries, string(name));
    },
    get(name) {
      const { entries } = dataOf(this);
      needArguments(arguments.length, 1, 'get', 'FormData');
      const key = string(name);
      for (let index = 0; index < entries.length; index += 1) if (entries[index][0] === key) return entries[index][1];
      return null;
    },
    getAll(name) {
      const { entries } = dataOf(this);
      needArguments(arguments.length, 1, 'getAll', 'FormData');
      const key = string(name);
      const values = [];
      let count = 0;
      for (let index = 0; index < entries.length; index += 1) {
        if (entries[index][0] !== key) continue;
        property(values, count, entries[index][1], true);
        count += 1;
      }
      return values;
    },
    has(name) {
      const { entries } = dataOf(this);
      needArguments(arguments.length, 1, 'has', 'FormData');
      const key = string(name);
      for (let index = 0; index < entries.length; index += 1) if (entries[index][0] === key) return true;
      return false;
    },
    set(name, value) {
      const data = dataOf(this);
      needArguments(arguments.length, 2, 'set', 'FormData');
      const key = string(name);
      const text = string(value);
      const kept = kit.list();
      let isPut = false;
      for (let index = 0; index < data.entries.length; index += 1) {
        if (data.entries[index][0] !== key) kept[kept.length] = data.entries[index];
        else if (!isPut) {
          kept[kept.length] = [key, text];
          isPut = true;
        }
      }
      if (!isPut) kept[kept.length] = [key, text];
      data.entries = kept;
    },
    entries() { return dataOf(this) && iterate(this, 'entry'); },
    forEach(callback, thisArg = undefined) {
      const { entries } = dataOf(this);
      needArguments(arguments.length, 1, 'forEach', 'FormData');
      for (let index = 0; index < entries.length; index += 1) {
        kit.apply(callback, thisArg, [entries[index][1], entries[index][0], this]);
      }
    },
    keys() { return dataOf(this) && iterate(this, 'key'); },
    values() { return dataOf(this) && iterate(this, 'value'); },
  }, {
    __proto__: null,
    make(args) {
      const form = args[0] === undefined ? null : argument(args[0], 'attributes', 1, 'HTMLFormElement', 'FormData', 'FormData');
      const submitter = recordOf(args[1]) ?? null;
      return { __proto__: null, object: null, entries: form === null ? kit.list() : forms.entriesOf(form, submitter) };
    },
  });
  const iterate = iteratorsOf('FormData', (object) => dataOf(object).entries);
  property(FormData.prototype, iteratorSymbol, FormData.prototype.entries, false);

  return {
    __proto__: null,
    formObject, selectObject,
    members: {
      __proto__: null,
      HTMLInputElement, HTMLTextAreaElement, HTMLButtonElement, HTMLSelectElement, HTMLOptionElement, HTMLFormElement,
      HTMLLabelElement, HTMLFieldSetElement, HTMLOutputElement, HTMLLegendElement,
    },
  };
})

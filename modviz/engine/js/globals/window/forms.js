// Controls of forms: their values, what a click on them does, and the forms that they belong to.
//
// A control's state is made when it is first needed, from its attributes; copies take it along.
//
// Source: https://html.spec.whatwg.org/multipage/form-control-infrastructure.html
(function (kit, interfaces, event, eventTarget, nodes, selectors, element, node, navigation, htmlElement) {
  'use strict';
  const { apply, match, trim, toText, indexOf } = kit;
  const { objectOf, settingFailure } = interfaces;
  const { ELEMENT, getAttribute, setAttribute, removeAttribute, following, rootOf } = nodes;
  const { lower } = element;
  const toNumber = Number;
  const lineBreaks = /[\r\n]/;
  const numberText = /^-?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/;
  const inputTypes = /^(?:text|search|tel|url|email|password|date|month|week|time|datetime-local|number|range|color|checkbox|radio|file|submit|image|reset|button|hidden)$/;
  const controls = /^(?:button|fieldset|input|object|output|select|textarea)$/;
  const submittable = /^(?:button|input|select|textarea)$/;
  const labelable = /^(?:button|input|meter|output|progress|select|textarea)$/;

  const has = (target, name) => getAttribute(target, name) !== null;

  function typeOf(input) {
    const type = lower(getAttribute(input, 'type') ?? (input.localName === 'button' ? 'submit' : 'text'));
    if (input.localName === 'button') return type === 'reset' || type === 'button' ? type : 'submit';
    return match(inputTypes, type) === null ? 'text' : type;
  }

  // The state of a control; a program may have cloned it.
  function stateOf(target) {
    if (target.state !== null) return target.state;
    const { copiedFrom } = target;
    const state = target.state = {
      __proto__: null, value: '', isDirty: false, isChecked: has(target, 'checked'), isCheckedDirty: false,
      isIndeterminate: false, isSelected: has(target, 'selected'), isSelectedDirty: false, message: '',
    };
    if (copiedFrom !== undefined) {
      state.value = copiedFrom.value;
      state.isDirty = copiedFrom.isDirty;
      state.isChecked = copiedFrom.isChecked;
      state.isCheckedDirty = copiedFrom.isCheckedDirty;
      state.isIndeterminate = copiedFrom.isIndeterminate;
    }
    return state;
  }

  // ---- Values ----------------------------------------------------------------------------------------------

  // Where the value of an input is: in its "attribute", that or "on", or of its own.
  function mode(type) {
    switch (type) {
      case 'hidden': case 'submit': case 'image': case 'reset': case 'button': return 'attribute';
      case 'checkbox': case 'radio': return 'on';
      case 'file': return 'file';
      default: return 'value';
    }
  }

  function withoutLineBreaks(text) {
    if (match(lineBreaks, text) === null) return text;
    let result = '';
    for (let index = 0; index < text.length; index += 1) {
      if (text[index] !== '\n' && text[index] !== '\r') result += text[index];
    }
    return result;
  }

  const SHAPES = {
    __proto__: null, date: /^\d{4,}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/, month: /^\d{4,}-(?:0[1-9]|1[0-2])$/,
    week: /^\d{4,}-W(?:0[1-9]|[1-4]\d|5[0-3])$/, time: /^(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,3})?)?$/,
    'datetime-local': /^\d{4,}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,3})?)?$/,
    color: /^#[0-9a-f]{6}$/,
  };

  // What becomes of a value that an input of that type gets.
  //
  // Source: https://html.spec.whatwg.org/multipage/input.html#value-sanitization-algorithm
  function sanitized(input, type, text) {
    switch (type) {
      case 'text': case 'search': case 'tel': case 'password': return withoutLineBreaks(text);
      case 'url': case 'email': return trim(withoutLineBreaks(text));
      case 'number': return match(numberText, text) === null ? '' : text;
      case 'range': return range(input, text);
      case 'color': return match(SHAPES.color, lower(text)) === null ? '#000000' : lower(text);
      default: return SHAPES[type] !== undefined && match(SHAPES[type], text) === null ? '' : text;
    }
  }

  function range(input, text) {
    const bound = (name, usual) => {
      const given = getAttribute(input, name);
      return given !== null && match(numberText, given) !== null ? toNumber(given) : usual;
    };
    const least = bound('min', 0);
    const most = bound('max', 100);
    let value = match(numberText, text) === null ? least + (most - least) / 2 : toNumber(text);
    if (value > most) value = most;
    if (value < least) value = least;
    return toText(value);
  }

  function inputValue(input) {
    const type = typeOf(input);
    const state = stateOf(input);
    switch (mode(type)) {
      case 'attribute': return getAttribute(input, 'value') ?? '';
      case 'on': return getAttribute(input, 'value') ?? 'on';
      case 'file': return '';
      default: return sanitized(input, type, state.isDirty ? state.value : getAttribute(input, 'value') ?? '');
    }
  }

  function setInputValue(input, text) {
    const type = typeOf(input);
    const state = stateOf(input);
    switch (mode(type)) {
      case 'attribute': case 'on': setAttribute(input, 'value', text); break;
      case 'file':
        if (text === '') break;
        throw settingFailure('value', 'HTMLInputElement', 'This input element accepts a filename, which may only be '
          + 'programmatically set to the empty string.', 'InvalidStateError');
      default:
        state.value = sanitized(input, type, text);
        state.isDirty = true;
    }
  }

  // An input that becomes one of another type takes its value along, or finds it in its attribute.
  function typeChanged(input, before) {
    const old = mode(before === null || match(inputTypes, lower(before)) === null ? 'text' : lower(before));
    const now = mode(typeOf(input));
    const state = stateOf(input);
    if (old === 'value' && (now === 'attribute' || now === 'on') && state.isDirty && state.value !== '') {
      setAttribute(input, 'value', state.value);
    } else if (old !== 'value' && now === 'value') {
      state.isDirty = false;
    }
  }

  const defaultText = (area) => nodes.childText(area);

  function areaValue(area) {
    const state = stateOf(area);
    return state.isDirty ? state.value : normalizedBreaks(defaultText(area));
  }

  function normalizedBreaks(text) {
    if (indexOf(text, '\r') < 0) return text;
    let result = '';
    for (let index = 0; index < text.length; index += 1) {
      if (text[index] !== '\r') result += text[index];
      else if (text[index + 1] !== '\n') result += '\n';
    }
    return result;
  }

  // ---- Options ---------------------------------------------------------------------------------------------

  // The options of a select, also those in its groups.
  function optionsOf(select) {
    const found = kit.list();
    for (let each = select.first; each !== null; each = each.next) {
      if (each.localName === 'option') found[found.length] = each;
      if (each.localName !== 'optgroup') continue;
      for (let inner = each.first; inner !== null; inner = inner.next) {
        if (inner.localName === 'option') found[found.length] = inner;
      }
    }
    return found;
  }

  function selectOf(option) {
    for (let each = option.parent; each !== null; each = each.parent) {
      if (each.localName === 'select') return each;
      if (each.localName !== 'optgroup') return null;
    }
    return null;
  }

  const optionText = (option) => {
    let text = '';
    for (let each = option.first; each !== null; each = following(each, option)) {
      if (each.data !== null && each.parent.localName !== 'script') text += each.data;
    }
    return collapsed(text);
  };
  const word = /[^ \t\n\r\f]+/g;

  function collapsed(text) {
    const words = kit.list();
    word.lastIndex = 0;
    for (let found = match(word, text); found !== null; found = match(word, text)) words[words.length] = found[0];
    return kit.join(words, ' ');
  }

  const optionValue = (option) => getAttribute(option, 'value') ?? optionText(option);

  // Which options are selected: of a select that shows one at a time, the last that says so, or else the first.
  function selectedOptions(select) {
    const options = optionsOf(select);
    const found = kit.list();
    for (let index = 0; index < options.length; index += 1) {
      if (stateOf(options[index]).isSelected) found[found.length] = options[index];
    }
    if (has(select, 'multiple')) return found;
    if (found.length > 0) {
      const one = kit.list();
      // The one that was selected last.
      let last = found[0];
      for (let index = 1; index < found.length; index += 1) {
        if ((found[index].state.selectedAt ?? 0) >= (last.state.selectedAt ?? 0)) last = found[index];
      }
      one[0] = last;
      return one;
    }
    const size = toNumber(getAttribute(select, 'size') ?? '1');
    if (size > 1 || (select.state !== null && select.state.isEmpty === true)) return found;
    for (let index = 0; index < options.length; index += 1) {
      if (!selectors.isDisabled(options[index])) {
        found[0] = options[index];
        break;
      }
    }
    return found;
  }

  // Whether an option is selected, which one that says nothing of it may be too.
  function isChosen(option) {
    const select = selectOf(option);
    if (select === null) return stateOf(option).isSelected;
    const chosen = selectedOptions(select);
    for (let index = 0; index < chosen.length; index += 1) if (chosen[index] === option) return true;
    return false;
  }

  let selections = 0;

  function setSelected(option, isSelected) {
    const select = selectOf(option);
    if (select !== null && !has(select, 'multiple') && isSelected) {
      const options = optionsOf(select);
      for (let index = 0; index < options.length; index += 1) stateOf(options[index]).isSelected = false;
    }
    const state = stateOf(option);
    state.isSelected = isSelected;
    state.isSelectedDirty = true;
    state.selectedAt = selections += 1;
    if (select !== null) stateOf(select).isEmpty = false;
  }

  // Selects one option of all, or none.
  function selectOnly(select, option) {
    const options = optionsOf(select);
    for (let index = 0; index < options.length; index += 1) {
      const state = stateOf(options[index]);
      state.isSelected = options[index] === option;
      state.isSelectedDirty = true;
    }
    stateOf(select).isEmpty = option === null;
  }

  // ---- Forms -----------------------------------------------------------------------------------------------

  // The form that a control belongs to, or null.
  function formOf(control) {
    const id = getAttribute(control, 'form');
    if (id !== null && control.isConnected) {
      const found = node.elementById(rootOf(control), id);
      return found !== null && found.localName === 'form' ? found : null;
    }
    for (let each = control.parent; each !== null; each = each.parent) {
      if (each.localName === 'form') return each;
    }
    return null;
  }

  function controlsOf(form) {
    const root = rootOf(form);
    const found = kit.list();
    for (let each = root; each !== null; each = following(each, root)) {
      if (each.nodeType === ELEMENT && match(controls, each.localName) !== null && formOf(each) === form
        && !(each.localName === 'input' && typeOf(each) === 'image')) found[found.length] = each;
    }
    return found;
  }

  // The [name, value] of what a form would send.
  //
  // Source: https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#constructing-entry-list
  function entriesOf(form, submitter) {
    const entries = kit.list();
    const all = controlsOf(form);
    for (let index = 0; index < all.length; index += 1) {
      const each = all[index];
      const name = getAttribute(each, 'name') ?? '';
      if (match(submittable, each.localName) === null || selectors.isDisabled(each) || name === '') continue;
      if (each.localName === 'select') {
        const options = selectedOptions(each);
        for (let at = 0; at < options.length; at += 1) {
          if (!selectors.isDisabled(options[at])) entries[entries.length] = [name, optionValue(options[at])];
        }
        continue;
      }
      if (each.localName === 'textarea') {
        entries[entries.length] = [name, areaValue(each)];
        continue;
      }
      const type = typeOf(each);
      const isButton = each.localName === 'button' || type === 'submit' || type === 'reset' || type === 'button';
      if (isButton ? each !== submitter : (type === 'checkbox' || type === 'radio') && !stateOf(each).isChecked) continue;
      if (type === 'file') continue;
      entries[entries.length] = [name, inputValueOf(each)];
    }
    return entries;
  }

  const inputValueOf = (control) => (control.localName === 'button' ? getAttribute(control, 'value') ?? ''
    : inputValue(control));

  function reset(form) {
    const given = { __proto__: null, bubbles: true, cancelable: true };
    if (!eventTarget.dispatch(form, event.create('Event', 'reset', given))) return;
    const all = controlsOf(form);
    for (let index = 0; index < all.length; index += 1) {
      const each = all[index];
      const options = each.localName === 'select' ? optionsOf(each) : kit.list();
      for (let at = 0; at < options.length; at += 1) options[at].state = null;
      each.state = null;
    }
  }

  // ---- Validity --------------------------------------------------------------------------------------------

  const mail = /^[\w.!#$%&'*+/=?^`{|}~-]+@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*$/;
  const absolute = /^[A-Za-z][A-Za-z0-9+.-]*:/;

  function isMissing(control, value) {
    if (!has(control, 'required')) return false;
    if (control.localName !== 'input') return value === '';
    const type = typeOf(control);
    if (type === 'checkbox') return !stateOf(control).isChecked;
    if (type !== 'radio') return value === '' && mode(type) !== 'attribute';
    const group = radioGroup(control);
    for (let index = 0; index < group.length; index += 1) if (stateOf(group[index]).isChecked) return false;
    return true;
  }

  function valueOf(control) {
    switch (control.localName) {
      case 'input': return inputValue(control);
      case 'textarea': return areaValue(control);
      case 'select': {
        const chosen = selectedOptions(control);
        return chosen.length === 0 ? '' : optionValue(chosen[0]);
      }
      default: return '';
    }
  }

  // What is wrong with the value of a control, by the names of `ValidityState`.
  function validity(control) {
    const value = valueOf(control);
    const type = control.localName === 'input' ? typeOf(control) : '';
    const state = stateOf(control);
    const bound = (name) => {
      const given = getAttribute(control, name);
      return given !== null && match(numberText, given) !== null ? toNumber(given) : null;
    };
    const isNumber = (type === 'number' || type === 'range') && value !== '';
    const pattern = getAttribute(control, 'pattern');
    const least = bound('min');
    const most = bound('max');
    const isTyped = state.isDirty && state.isTyped === true;
    return {
      __proto__: null,
      valueMissing: isMissing(control, value),
      typeMismatch: value !== '' && ((type === 'email' && match(mail, value) === null)
        || (type === 'url' && match(absolute, value) === null)),
      patternMismatch: value !== '' && pattern !== null && type !== '' && !patternHolds(pattern, value),
      tooLong: isTyped && bound('maxlength') !== null && value.length > bound('maxlength'),
      tooShort: isTyped && value !== '' && bound('minlength') !== null && value.length < bound('minlength'),
      rangeUnderflow: isNumber && least !== null && toNumber(value) < least,
      rangeOverflow: isNumber && most !== null && toNumber(value) > most,
      stepMismatch: type === 'number' && isNumber && getAttribute(control, 'step') !== 'any'
        && !isOnStep(toNumber(value), bound('step') ?? 1, least ?? 0),
      badInput: false,
      customError: state.message !== '',
    };
  }

  const NativeRegExp = RegExp;
  const { round, abs } = Math;
  const isOnStep = (value, step, base) => {
    const steps = (value - base) / step;
    return abs(steps - round(steps)) < 1e-9;
  };

  function patternHolds(pattern, value) {
    try {
      return match(new NativeRegExp('^(?:' + pattern + ')$', 'v'), value) !== null;
    } catch {
      return true;
    }
  }

  const isCandidate = (control) => match(submittable, control.localName) !== null && !selectors.isDisabled(control)
    && !(control.localName === 'button' && typeOf(control) !== 'submit') && !has(control, 'readonly')
    && !(control.localName === 'input' && (typeOf(control) === 'hidden' || typeOf(control) === 'reset'
      || typeOf(control) === 'button'));

  function isValid(control) {
    if (!isCandidate(control)) return true;
    const flags = validity(control);
    const names = kit.ownKeys(flags);
    for (let index = 0; index < names.length; index += 1) if (flags[names[index]]) return false;
    return true;
  }

  // Whether a control is valid; one that is not hears of it.
  function check(control) {
    if (isValid(control)) return true;
    eventTarget.dispatch(control, event.create('Event', 'invalid', { __proto__: null, cancelable: true }));
    return false;
  }

  function checkForm(form) {
    const all = controlsOf(form);
    let isFine = true;
    for (let index = 0; index < all.length; index += 1) if (!check(all[index])) isFine = false;
    return isFine;
  }

  // ---- Submission ------------------------------------------------------------------------------------------

  const submitting = kit.map();

  function submit(form, submitter) {
    if (!form.isConnected || submitting.has(form)) return;
    submitting.set(form, true);
    try {
      const isUnchecked = has(form, 'novalidate') || (submitter !== null && has(submitter, 'formnovalidate'));
      if (!isUnchecked && !checkForm(form)) return;
      const given = {
        __proto__: null, bubbles: true, cancelable: true, submitter: objectOf(submitter),
      };
      if (!eventTarget.dispatch(form, event.create('SubmitEvent', 'submit', given))) return;
    } finally {
      submitting.delete(form);
    }
    send(form, submitter);
  }

  function send(form, submitter) {
    const method = lower((submitter === null ? null : getAttribute(submitter, 'formmethod'))
      ?? getAttribute(form, 'method') ?? 'get');
    if (method === 'dialog') return;
    navigation.refuse('sending a form');
  }

  // ---- What a click does -----------------------------------------------------------------------------------

  function radioGroup(radio) {
    const name = getAttribute(radio, 'name') ?? '';
    const group = kit.list();
    if (name === '') {
      group[0] = radio;
      return group;
    }
    const form = formOf(radio);
    const root = rootOf(radio);
    for (let each = root; each !== null; each = following(each, root)) {
      if (each.localName === 'input' && typeOf(each) === 'radio' && getAttribute(each, 'name') === name
        && formOf(each) === form) group[group.length] = each;
    }
    return group;
  }

  function setChecked(input, isChecked) {
    if (isChecked && typeOf(input) === 'radio') {
      const group = radioGroup(input);
      for (let index = 0; index < group.length; index += 1) stateOf(group[index]).isChecked = false;
    }
    const state = stateOf(input);
    state.isChecked = isChecked;
    state.isCheckedDirty = true;
  }

  function fire(target, type) {
    const given = { __proto__: null, bubbles: true, composed: type === 'input' };
    eventTarget.dispatch(target, event.create('Event', type, given));
  }

  const activateButton = (button) => {
    const form = formOf(button);
    if (form === null || selectors.isDisabled(button)) return;
    const type = typeOf(button);
    if (type === 'submit' || type === 'image') submit(form, button);
    else if (type === 'reset') reset(form);
  };

  const isToggle = (target) => target.localName === 'input' && (typeOf(target) === 'checkbox' || typeOf(target) === 'radio');
  selectors.controls.isChecked = (target) => {
    if (target.localName === 'option') return isChosen(target);
    return isToggle(target) && stateOf(target).isChecked;
  };
  selectors.controls.isIndeterminate = (target) => isToggle(target) && stateOf(target).isIndeterminate;
  selectors.controls.isEmpty = (target) => valueOf(target) === '';

  const ACTIVATIONS = {
    __proto__: null,
    button: { __proto__: null, after: activateButton },
    input: {
      __proto__: null,
      before(input) {
        const type = typeOf(input);
        if (type !== 'checkbox' && type !== 'radio') return undefined;
        const state = stateOf(input);
        const { isChecked, isIndeterminate } = state;
        const group = type === 'radio' ? radioGroup(input) : kit.list();
        let chosen = null;
        for (let index = 0; index < group.length; index += 1) if (stateOf(group[index]).isChecked) chosen = group[index];
        setChecked(input, type === 'radio' || !isChecked);
        state.isIndeterminate = false;
        state.wasChecked = isChecked;
        return () => {
          setChecked(input, isChecked);
          state.isIndeterminate = isIndeterminate;
          if (chosen !== null && chosen !== input) setChecked(chosen, true);
        };
      },
      after(input) {
        const type = typeOf(input);
        if (type !== 'checkbox' && type !== 'radio') {
          activateButton(input);
          return;
        }
        const { isChecked, wasChecked } = stateOf(input);
        if (!input.isConnected || (type === 'radio' && isChecked === wasChecked)) return;
        fire(input, 'input');
        fire(input, 'change');
      },
    },
    label: {
      __proto__: null,
      after(label, clicked) {
        const control = controlOf(label);
        // A click in the control itself has done that.
        if (control === null || (clicked.target !== label && nodes.contains(control, clicked.target))) return;
        htmlElement.click(control);
      },
    },
    summary: {
      __proto__: null,
      after(summary) {
        const { parent } = summary;
        if (parent === null || parent.localName !== 'details') return;
        if (has(parent, 'open')) removeAttribute(parent, 'open');
        else setAttribute(parent, 'open', '');
      },
    },
    a: {
      __proto__: null,
      after(anchor) {
        const href = getAttribute(anchor, 'href');
        if (href !== null) navigation.follow(anchor, href);
      },
    },
  };

  // The control that a label is for.
  function controlOf(label) {
    const id = getAttribute(label, 'for');
    if (id !== null) {
      const found = node.elementById(rootOf(label), id);
      return found !== null && match(labelable, found.localName) !== null ? found : null;
    }
    for (let each = label.first; each !== null; each = following(each, label)) {
      if (each.nodeType === ELEMENT && match(labelable, each.localName) !== null) return each;
    }
    return null;
  }

  return {
    __proto__: null,
    stateOf, typeOf, typeChanged, inputValue, setInputValue, areaValue, defaultText, valueOf, optionsOf, selectOf, optionText, optionValue,
    selectedOptions, isChosen, setSelected, selectOnly, formOf, controlsOf, entriesOf, reset, submit, send, validity, check, isValid,
    isDisabledControl: (control) => match(submittable, control.localName) !== null && selectors.isDisabled(control),
    isControl: (control) => match(controls, control.localName) !== null, isCandidate, checkForm, setChecked, controlOf, collapsed, ACTIVATIONS,
  };
})

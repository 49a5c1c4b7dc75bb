// `util.parseArgs`.
//
// Source: https://nodejs.org/docs/latest-v24.x/api/util.html#utilparseargsconfig
(function (internal) {
  'use strict';
  const { coded, check, invalidType, invalidValue } = internal.require('internal/errors');

  const usage = (message) => coded(TypeError, 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE', message);

  // A value that begins with a dash may well be the next option.
  const looksLikeOption = (value) => value.length > 1 && value[0] === '-';

  function checkConfig(options) {
    for (const [name, option] of Object.entries(options)) {
      check.object(option, `options.${name}`);
      const { type, short, multiple, default: initial } = option;
      if (type !== 'string' && type !== 'boolean') {
        throw coded(TypeError, 'ERR_INVALID_ARG_TYPE',
          `The "options.${name}.type" property must be one of type string or boolean.${internal.received(type)}`
            .replace('must be one of type string or boolean', "must be ('string|boolean')"));
      }
      if (Object.hasOwn(option, 'short')) {
        check.string(short, `options.${name}.short`);
        if (short.length !== 1) throw invalidValue(`options.${name}.short`, short, 'must be a single character');
      }
      if (Object.hasOwn(option, 'multiple')) check.boolean(multiple, `options.${name}.multiple`);
      if (initial !== undefined) checkDefault(initial, type, multiple, `options.${name}.default`);
    }
  }

  function checkDefault(value, type, isMultiple, name) {
    if (!isMultiple) {
      if (typeof value !== type) throw invalidType(name, type, value);
      return;
    }
    check.array(value, name);
    value.forEach((each, index) => {
      if (typeof each !== type) throw invalidType(`${name}[${index}]`, type, each);
    });
  }

  // What the arguments are, one after the other, without a judgement.
  function tokenize(args, options) {
    const tokens = [];
    const longOf = (short) => Object.keys(options).find((name) => options[name].short === short) ?? short;
    const takesValue = (name) => Object.hasOwn(options, name) && options[name].type === 'string';
    const rest = [...args];
    let index = -1;
    // How many of the arguments that follow came out of a group, so that they have the index of the group.
    let grouped = 0;
    const option = (name, rawName, value, inlineValue) =>
      tokens.push({ kind: 'option', name, rawName, index, value, inlineValue });

    while (rest.length > 0) {
      const arg = rest.shift();
      const next = rest[0];
      if (grouped > 0) grouped -= 1;
      else index += 1;
      if (arg === '--') {
        tokens.push({ kind: 'option-terminator', index });
        for (const value of rest) {
          index += 1;
          tokens.push({ kind: 'positional', index, value });
        }
        break;
      }
      if (/^-[^-]$/.test(arg)) {
        const name = longOf(arg[1]);
        const hasValue = takesValue(name) && next !== undefined;
        option(name, arg, hasValue ? rest.shift() : undefined, hasValue ? false : undefined);
        if (hasValue) index += 1;
      } else if (/^-[^-]./s.test(arg) && !takesValue(longOf(arg[1]))) {
        const expanded = [];
        for (let at = 1; at < arg.length; at += 1) {
          if (at === arg.length - 1 || !takesValue(longOf(arg[at]))) {
            expanded.push(`-${arg[at]}`);
          } else {
            expanded.push(`-${arg.slice(at)}`);
            break;
          }
        }
        rest.unshift(...expanded);
        index -= 1;
        index += 1;
        grouped = expanded.length;
      } else if (/^-[^-]./s.test(arg)) {
        option(longOf(arg[1]), arg.slice(0, 2), arg.slice(2), true);
      } else if (/^--[^=]+$/s.test(arg)) {
        const name = arg.slice(2);
        const hasValue = takesValue(name) && next !== undefined;
        option(name, arg, hasValue ? rest.shift() : undefined, hasValue ? false : undefined);
        if (hasValue) index += 1;
      } else if (arg.length > 3 && arg.startsWith('--') && arg.indexOf('=', 3) > 0) {
        const at = arg.indexOf('=', 3);
        option(arg.slice(2, at), arg.slice(0, at), arg.slice(at + 1), true);
      } else {
        tokens.push({ kind: 'positional', index, value: arg });
      }
    }
    return tokens;
  }

  function checkLikeness({ rawName, name, value, inlineValue }) {
    if (inlineValue || value === undefined || !looksLikeOption(value)) return;
    const example = rawName.startsWith('--')
      ? `'${rawName}=-XYZ'` : `'--${name}=-XYZ' or '${rawName}-XYZ'`;
    throw usage(`Option '${rawName}' argument is ambiguous.
Did you forget to specify the option argument for '${rawName}'?
To specify an option argument starting with a dash use ${example}.`);
  }

  function checkUsage({ name, rawName, value }, options, allowPositionals, allowNegative) {
    let known = name;
    if (!Object.hasOwn(options, name) && allowNegative && name.startsWith('no-')) known = name.slice(3);
    if (!Object.hasOwn(options, known) || (known !== name && options[known].type !== 'boolean')) {
      const advice = allowPositionals
        ? `. To specify a positional argument starting with a '-', place it at the end of the command after '--', as in`
          + ` '-- ${JSON.stringify(rawName)}`
        : '';
      throw coded(TypeError, 'ERR_PARSE_ARGS_UNKNOWN_OPTION', `Unknown option '${rawName}'${advice}`);
    }
    const { short, type } = options[known];
    const shown = `${short ? `-${short}, ` : ''}--${known}`;
    if (type === 'string' && typeof value !== 'string') throw usage(`Option '${shown} <value>' argument missing`);
    if (type === 'boolean' && value !== undefined && value !== null) {
      throw usage(`Option '${shown}' does not take an argument`);
    }
  }

  function store({ name, value }, options, values, allowNegative) {
    if (name === '__proto__') return;
    let key = name;
    let found = value ?? true;
    if (allowNegative && value === undefined && name.startsWith('no-')) {
      key = name.slice(3);
      found = false;
    }
    if (options[key]?.multiple) {
      if (values[key]) values[key].push(found);
      else values[key] = [found];
    } else {
      values[key] = found;
    }
  }

  return function parseArgs(config = {}) {
    check.object(config, 'config');
    const {
      args = internal.process.argv.slice(2), strict = true, allowPositionals = !strict, tokens: returnTokens = false,
      allowNegative = false, options = {},
    } = config;
    check.array(args, 'args');
    check.boolean(strict, 'strict');
    check.boolean(allowPositionals, 'allowPositionals');
    check.boolean(returnTokens, 'tokens');
    check.boolean(allowNegative, 'allowNegative');
    check.object(options, 'options');
    checkConfig(options);
    const tokens = tokenize(args, options);
    const result = { values: { __proto__: null }, positionals: [] };
    if (returnTokens) result.tokens = tokens;
    for (const token of tokens) {
      if (token.kind === 'option') {
        if (strict) {
          checkUsage(token, options, allowPositionals, allowNegative);
          checkLikeness(token);
        }
        store(token, options, result.values, allowNegative);
      } else if (token.kind === 'positional') {
        if (!allowPositionals) {
          throw coded(TypeError, 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL',
            `Unexpected argument '${token.value}'. This command does not take positional arguments`);
        }
        result.positionals.push(token.value);
      }
    }
    for (const [name, { default: initial }] of Object.entries(options)) {
      if (initial !== undefined && result.values[name] === undefined) result.values[name] = initial;
    }
    return result;
  };
})

// Percent-encoding, with the sets of the URL Standard, and the format of forms.
//
// Source: https://url.spec.whatwg.org/#percent-encoded-bytes
(function (kit, utf8) {
  'use strict';
  const { match, slice, indexOf, codeUnitAt } = kit;
  const { fromCharCode } = String;
  const DIGITS = '0123456789ABCDEF';

  // Each set: the ASCII characters it has beyond the controls.
  const CONTROLS = '';
  const FRAGMENT = ' "<>`';
  const QUERY = ' "#<>';
  const SPECIAL_QUERY = QUERY + "'";
  const PATH = QUERY + '?^`{}';
  const USERINFO = PATH + '/:;=@[\\]|';
  const FORM = USERINFO + "$%&+,!'()~";

  const plain = /^[0-9A-Za-z]*$/;

  function percentEncode(text, set) {
    if (match(plain, text) !== null) return text;
    let result = '';
    utf8.eachByte(text, (byte) => {
      const character = fromCharCode(byte);
      result += byte < 0x20 || byte > 0x7e || (set !== '' && indexOf(set, character) >= 0)
        ? '%' + DIGITS[byte >> 4] + DIGITS[byte & 15] : character;
    });
    return result;
  }

  const escape = /^%[0-9a-fA-F]{2}$/;
  const value = (text, index) => {
    const code = codeUnitAt(text, index);
    return code < 58 ? code - 48 : (code | 32) - 87;
  };

  function percentDecode(text) {
    if (indexOf(text, '%') < 0) return text;
    const encoded = kit.list();
    utf8.eachByte(text, (byte) => { encoded[encoded.length] = byte; });
    const bytes = kit.list();
    for (let index = 0; index < encoded.length; index += 1) {
      let byte = encoded[index];
      if (byte === 0x25 && index + 2 < encoded.length) {
        const characters = '%' + fromCharCode(encoded[index + 1]) + fromCharCode(encoded[index + 2]);
        if (match(escape, characters) !== null) {
          byte = value(characters, 1) * 16 + value(characters, 2);
          index += 2;
        }
      }
      bytes[bytes.length] = byte;
    }
    return utf8.decode(bytes);
  }

  // ---- application/x-www-form-urlencoded -------------------------------------------------------------------

  function withSpaces(text, from, to) {
    let result = '';
    for (let index = 0; index < text.length; index += 1) result += text[index] === from ? to : text[index];
    return result;
  }

  const decodeForm = (text) => percentDecode(withSpaces(text, '+', ' '));

  function encodeForm(text) {
    let result = '';
    let done = 0;
    for (let space = indexOf(text, ' '); space >= 0; space = indexOf(text, ' ', done)) {
      result += percentEncode(slice(text, done, space), FORM) + '+';
      done = space + 1;
    }
    return result + percentEncode(slice(text, done), FORM);
  }

  // A list of [name, value].
  function parseForm(text) {
    const pairs = kit.list();
    for (let from = 0; from < text.length;) {
      const found = indexOf(text, '&', from);
      const end = found < 0 ? text.length : found;
      const piece = slice(text, from, end);
      from = end + 1;
      if (piece === '') continue;
      const equals = indexOf(piece, '=');
      const name = equals < 0 ? piece : slice(piece, 0, equals);
      pairs[pairs.length] = [decodeForm(name), equals < 0 ? '' : decodeForm(slice(piece, equals + 1))];
    }
    return pairs;
  }

  function formText(pairs) {
    let text = '';
    for (let index = 0; index < pairs.length; index += 1) {
      text += (index === 0 ? '' : '&') + encodeForm(pairs[index][0]) + '=' + encodeForm(pairs[index][1]);
    }
    return text;
  }

  return {
    __proto__: null,
    percentEncode, percentDecode, parseForm, formText, CONTROLS, FRAGMENT, QUERY, SPECIAL_QUERY, PATH, USERINFO,
  };
})

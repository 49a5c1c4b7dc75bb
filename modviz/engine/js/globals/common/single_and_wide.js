// Decoders beside that of UTF-8: windows-1252, which is what "latin1" means on the web, and UTF-16.
//
// Source: https://encoding.spec.whatwg.org/
(function (kit) {
  'use strict';
  const { match } = kit;
  const { fromCharCode } = String;

  // Of the bytes from 0x80 to 0x9f.
  const WINDOWS_1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

  const labels = [
    ['windows-1252', new RegExp('^(?:ansi_x3\\.4-1968|ascii|cp1252|cp819|csisolatin1|ibm819|iso-8859-1|iso-ir-100|iso8859-1'
      + '|iso88591|iso_8859-1(?::1987)?|l1|latin1|us-ascii|windows-1252|x-cp1252)$', 'i')],
    ['utf-16le', /^(?:csunicode|iso-10646-ucs-2|ucs-2|unicode|unicodefeff|utf-16(?:le)?)$/i],
    ['utf-16be', /^(?:unicodefffe|utf-16be)$/i],
  ];
  const others = new RegExp('^(?:x-user-defined|macintosh|x-mac-cyrillic|koi8-(?:r|u)|ibm866|gbk|gb2312'
    + '|gb18030|big5|euc-(?:jp|kr)|iso-2022-jp|shift[_-]jis|sjis|windows-(?:874|125\\d)|iso-8859-\\d+)$', 'i');

  const decoders = {
    __proto__: null,
    'windows-1252'(bytes) {
      let text = '';
      for (let index = 0; index < bytes.length; index += 1) {
        const byte = bytes[index];
        text += byte >= 0x80 && byte < 0xa0 ? WINDOWS_1252[byte - 0x80] : fromCharCode(byte);
      }
      return text;
    },
    'utf-16le': (bytes, fatal, state, goesOn) => decodeUtf16(bytes, false, fatal, state, goesOn),
    'utf-16be': (bytes, fatal, state, goesOn) => decodeUtf16(bytes, true, fatal, state, goesOn),
  };

  // `state` keeps the byte and the lead surrogate that wait for what follows.
  function decodeUtf16(bytes, isBig, fatal, state, goesOn) {
    let text = '';
    let isWrong = false;
    const replace = () => {
      isWrong = true;
      text += '\ufffd';
    };
    for (let index = 0; index < bytes.length; index += 1) {
      if (state.byte < 0) {
        state.byte = bytes[index];
        continue;
      }
      const unit = isBig ? state.byte << 8 | bytes[index] : state.byte | bytes[index] << 8;
      state.byte = -1;
      const isTrail = unit >= 0xdc00 && unit < 0xe000;
      if (state.lead >= 0) {
        if (isTrail) text += fromCharCode(state.lead, unit);
        else replace();
        state.lead = -1;
        if (isTrail) continue;
      }
      if (unit >= 0xd800 && unit < 0xdc00) state.lead = unit;
      else if (isTrail) replace();
      else text += fromCharCode(unit);
    }
    if (!goesOn) {
      if (state.lead >= 0 || state.byte >= 0) replace();
      state.lead = state.byte = -1;
    }
    return isWrong && fatal ? null : text;
  }

  return {
    __proto__: null,
    // The encoding that `label` names; null for none of these.
    named(label) {
      for (let index = 0; index < labels.length; index += 1) {
        if (match(labels[index][1], label) !== null) return labels[index][0];
      }
      return null;
    },
    isKnown: (label) => match(others, label) !== null,
    newState: () => ({ __proto__: null, byte: -1, lead: -1 }),
    decode: (encoding, bytes, fatal, state, goesOn) => decoders[encoding](bytes, fatal, state, goesOn),
  };
})

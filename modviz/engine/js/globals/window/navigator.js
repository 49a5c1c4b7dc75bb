// `navigator`: facts about the browser, which are those of a desktop Chromium.
//
// Source: https://html.spec.whatwg.org/multipage/system-state.html#the-navigator-object
(function (kit, builtIns, interfaces) {
  'use strict';
  const { freeze } = kit;
  const { globalValue } = builtIns;
  const { here, stamp, define, copy } = interfaces;
  const VERSION = '5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36';
  const FACTS = {
    __proto__: null, userAgent: 'Mozilla/' + VERSION, appVersion: VERSION, appCodeName: 'Mozilla', appName: 'Netscape',
    platform: 'Linux x86_64', product: 'Gecko', productSub: '20030107', vendor: 'Google Inc.', vendorSub: '',
    language: 'en-US', languages: freeze(['en-US', 'en']), onLine: true, cookieEnabled: true, webdriver: false,
    maxTouchPoints: 0, hardwareConcurrency: 4, doNotTrack: null, pdfViewerEnabled: true,
  };

  const members = { javaEnabled() { return here(this, 'navigator') && false; } };
  for (const name of kit.ownKeys(FACTS)) {
    copy({ get [name]() { return here(this, 'navigator') && FACTS[name]; } }, members);
  }
  const Navigator = define('Navigator', null, members);
  globalValue('navigator', stamp(kit.create(Navigator.prototype), { __proto__: null, object: null, navigator: true }), true);
  return null;
})

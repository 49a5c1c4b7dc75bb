const show = (label, bytes, options) => { try { const d = new TextDecoder(label, options); console.log(d.encoding, JSON.stringify(d.decode(new Uint8Array(bytes)))); } catch (e) { console.log(e.name, e.code, e.message); } };
show('utf-16le', [0x61, 0, 0x3d, 0xd8, 0x00, 0xde]); show('UTF-16', [0xff, 0xfe, 0x61, 0]); show('ucs-2', [0x61]); show('utf-16le', [0x00, 0xd8, 0x61, 0]); show('utf-16le', [0x00, 0xdc]);
show('latin1', [0x80, 0xe9, 0x41, 0x9f]); show(' ISO-8859-1 ', [0xff]); show('utf8', [0xef, 0xbb, 0xbf, 0x61]); show('utf-16le', [1], { fatal: true }); show('nope', []);
const d = new TextDecoder('utf-16le'); console.log(JSON.stringify(d.decode(new Uint8Array([0x61]), { stream: true }) + d.decode(new Uint8Array([0, 0x3d]), { stream: true }) + d.decode(new Uint8Array([0xd8, 0, 0xde]))));
show('utf-16be', [0, 0x61, 0xd8, 0x3d, 0xde, 0]);

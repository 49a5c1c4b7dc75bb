// What modviz has not is there, can be extended, and refuses when it is used.
const http = require('node:http');
const https = require('https');
const { Socket } = require('net');
console.log(http.METHODS.length, http.STATUS_CODES[404], Object.getPrototypeOf(https.Agent.prototype) === http.Agent.prototype);
console.log(http.globalAgent instanceof http.Agent, http.IncomingMessage.prototype instanceof require('stream').Readable);
class MySocket extends Socket {}
console.log(Object.getPrototypeOf(MySocket) === Socket, require('tls').TLSSocket.prototype instanceof Socket);

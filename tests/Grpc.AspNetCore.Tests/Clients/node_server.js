// A greeter on grpc-js: prints its port, and serves until its standard input is closed. It never compresses: grpc-js servers cannot.
'use strict';

const grpc = require('@grpc/grpc-js');
const { Greeter } = require('./greeter.js');
const { tolerant } = require('./tolerant.js');

function say(call, callback) {
  const { name } = call.request;
  if (name === 'fail') {
    const metadata = new grpc.Metadata();
    metadata.set('grpc-status-details-bin', Buffer.from('\x08\x05\x12\x04gone', 'latin1'));
    metadata.set('hint', 'elsewhere');
    callback({ code: grpc.status.NOT_FOUND, details: 'There is no « Übergang » 100 %\n🌍', metadata });
  } else if (name === 'crash') {
    callback(new Error('boom'));
  } else if (name === 'echo metadata') {
    const echo = new grpc.Metadata();
    for (const key of Object.keys(call.metadata.getMap()).filter((key) => key.startsWith('x-'))) {
      call.metadata.get(key).forEach((value) => echo.add(key, value));
    }

    call.sendMetadata(echo);
    callback(null, { text: '' }, echo);
  } else if (name === 'compress') {
    callback(null, { text: 'x'.repeat(100_000) });
  } else if (name === 'time left') {
    const deadline = call.getDeadline();
    callback(null, { text: deadline === Infinity ? 'none' : `${Math.round((deadline - Date.now()) / 1000)}` });
  } else if (name !== 'wait') {
    callback(null, { text: `Hello ${name}` });
  }
}

const server = new grpc.Server();
server.addService(Greeter.service, tolerant({
  Say: say,

  SayMany(call) {
    const { name, count } = call.request;
    for (let i = 0; i < count; i++) {
      call.write({ text: `Hello ${name} ${i}` });
    }

    if (name !== 'wait') {
      call.end();
    }
  },

  Collect(call, callback) {
    const names = [];
    call.on('data', ({ name }) => names.push(name));
    call.on('end', () => callback(null, { text: names.join(' ') }));
  },

  Chat(call) {
    call.on('data', ({ name }) => call.write({ text: `Hello ${name}` }));
    call.on('end', () => call.end());
  },
}));
server.bindAsync('127.0.0.1:0', grpc.ServerCredentials.createInsecure(), (error, port) => {
  if (error) {
    throw error;
  }

  console.log(port);
});
process.stdin.resume();
process.stdin.on('end', () => process.exit());

// The service of the interop cases on grpc-js: prints its port, and serves until its standard input is closed.
// expect_compressed and response_compressed are not looked at: a grpc-js server does not show which requests came compressed, and
// compresses no replies.
'use strict';

const grpc = require('@grpc/grpc-js');
const { testing, InitialKey, TrailingKey } = require('./interop.js');
const { tolerant } = require('./tolerant.js');

const reply = (size) => ({ payload: { body: Buffer.alloc(size) } });

function echoMetadata(call) {
  const initial = new grpc.Metadata();
  const trailing = new grpc.Metadata();
  call.metadata.get(InitialKey).forEach((value) => initial.add(InitialKey, value));
  call.metadata.get(TrailingKey).forEach((value) => trailing.add(TrailingKey, value));
  call.sendMetadata(initial);
  return trailing;
}

const implementation = {
  EmptyCall: (call, callback) => callback(null, {}),

  UnaryCall(call, callback) {
    const trailing = echoMetadata(call);
    const status = call.request.response_status;
    if (status) {
      callback({ code: status.code, details: status.message });
    } else {
      callback(null, reply(call.request.response_size), trailing);
    }
  },

  StreamingInputCall(call, callback) {
    let size = 0;
    call.on('data', (request) => (size += request.payload.body.length));
    call.on('end', () => callback(null, { aggregated_payload_size: size }));
  },

  StreamingOutputCall(call) {
    call.request.response_parameters.forEach(({ size }) => call.write(reply(size)));
    call.end();
  },

  FullDuplexCall(call) {
    const trailing = echoMetadata(call);
    call.on('data', (request) => {
      if (request.response_status) {
        call.emit('error', { code: request.response_status.code, details: request.response_status.message });
        return;
      }

      request.response_parameters.forEach(({ size }) => call.write(reply(size)));
    });
    call.on('end', () => call.end(trailing));
  },
};

const server = new grpc.Server();
server.addService(testing.TestService.service, tolerant(implementation));
server.bindAsync('127.0.0.1:0', grpc.ServerCredentials.createInsecure(), (error, port) => {
  if (error) {
    throw error;
  }

  console.log(port);
});
process.stdin.resume();
process.stdin.on('end', () => process.exit());

// The service of grpc.testing, from its protos.
'use strict';

const path = require('node:path');
const grpc = require('@grpc/grpc-js');
const protoLoader = require('@grpc/proto-loader');

const definition = protoLoader.loadSync('grpc/testing/test.proto', {
  includeDirs: [path.join(__dirname, '..', 'Protos')],
  keepCase: true,
});

module.exports = {
  testing: grpc.loadPackageDefinition(definition).grpc.testing,
  InitialKey: 'x-grpc-test-echo-initial',
  TrailingKey: 'x-grpc-test-echo-trailing-bin',
};

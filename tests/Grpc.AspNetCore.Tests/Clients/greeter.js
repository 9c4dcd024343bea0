// The greeter of the tests, from its proto.
'use strict';

const path = require('node:path');
const grpc = require('@grpc/grpc-js');
const protoLoader = require('@grpc/proto-loader');

const definition = protoLoader.loadSync('greeter.proto', { includeDirs: [path.join(__dirname, '..', 'Protos')], defaults: true });

module.exports = grpc.loadPackageDefinition(definition).tests.v1;

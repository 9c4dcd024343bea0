// Calls Map.Service as a stranger does, with messages that come from the contract's own files.
//
// map_client.js ADDRESS DESCRIPTORS all PLACE AUTHORIZATION   prints "ok CASE" for each case
// map_client.js ADDRESS DESCRIPTORS deadline                  two calls that wait until their deadline ends them
// map_client.js ADDRESS DESCRIPTORS cancel                    two calls that wait until a line comes, and are cancelled then
'use strict';

const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const grpc = require('@grpc/grpc-js');
const loader = require('@grpc/proto-loader');

const [address, descriptors, mode, place, key] = process.argv.slice(2);
const options = { keepCase: true, longs: Number, enums: String, defaults: true };
const contract = path.join(__dirname, '../../../../protos');
const files = fs.readdirSync(path.join(contract, 'map/v1')).map((name) => `map/v1/${name}`);
const { map } = grpc.loadPackageDefinition(loader.loadSync(files, { ...options, includeDirs: [contract] }));
const others = loader.loadFileDescriptorSetFromBuffer(fs.readFileSync(descriptors), options);
const known = grpc.loadPackageDefinition(others);

const credentials = grpc.credentials.createInsecure();
const places = new map.v1.PlacesService(address, credentials);
const changes = new map.v1.ChangesService(address, credentials);
const health = new known.grpc.health.v1.Health(address, credentials);

const unary = (client, method, request, metadata = new grpc.Metadata(), callOptions = {}, watch = () => {}) =>
  new Promise((resolve, reject) => {
    watch(client[method](request, metadata, callOptions, (error, answer) => (error ? reject(error) : resolve(answer))));
  });

const all = (call, step = () => {}) => new Promise((resolve, reject) => {
  const parts = [];
  call.on('data', (part) => {
    parts.push(part);
    step(part);
  });
  call.on('error', reject);
  call.on('end', () => resolve(parts));
});

async function fails(code, promise) {
  const error = await promise.then(() => assert.fail('the call succeeded'), (reason) => reason);
  assert.equal(error.code, code, error.stack);
  return error;
}

// The details of an error by the names of their types.
function detailsOf(error) {
  const [bytes] = error.metadata.get('grpc-status-details-bin');
  const status = others['google.rpc.Status'].deserialize(bytes);
  assert.equal(status.message, error.details);
  return Object.fromEntries(status.details.map((detail) => {
    const type = detail.type_url.split('/').at(-1);
    return [type, others[type].deserialize(detail.value)];
  }));
}

function metadataWith(values) {
  const metadata = new grpc.Metadata();
  for (const [name, value] of Object.entries(values)) metadata.set(name, value);
  return metadata;
}

const raw = (method, bytes, callOptions = {}) => new Promise((resolve, reject) => {
  new grpc.Client(address, credentials).makeUnaryRequest(
    method, (value) => value, (value) => value, bytes, new grpc.Metadata(), callOptions,
    (error, answer) => (error ? reject(error) : resolve(answer)));
});

const count = async () => (await unary(places, 'CountPlaces', {})).count;

const cases = {
  async reflection() {
    for (const version of ['v1', 'v1alpha']) {
      const client = new known.grpc.reflection[version].ServerReflection(address, credentials);
      const call = client.ServerReflectionInfo();
      const answers = all(call);
      call.write({ list_services: '' });
      call.write({ file_containing_symbol: 'map.v1.PlacesService' });
      call.end();
      const [list, file] = await answers;
      const names = list.list_services_response.service.map(({ name }) => name);
      assert.ok(names.includes('map.v1.PlacesService') && names.includes('grpc.health.v1.Health'), `${names}`);
      assert.ok(file.file_descriptor_response.file_descriptor_proto.length > 1);
    }
  },

  async unary() {
    assert.equal((await unary(places, 'GetPlace', { id: place })).name, 'Übergang 🌍');
    const atOnce = await Promise.all(Array.from({ length: 20 }, () => unary(places, 'GetPlace', { id: place })));
    assert.deepEqual([...new Set(atOnce.map(({ name }) => name))], ['Übergang 🌍']);
  },

  async metadata() {
    assert.deepEqual((await unary(places, 'GetPlace', { id: place })).contacts, []);
    const metadata = metadataWith({ authorization: key, 'x-ignored-bin': Buffer.from([0, 255]) });
    const seen = await unary(places, 'GetPlace', { id: place }, metadata);
    assert.deepEqual(seen.contacts.map(({ value }) => value), ['contributors@example.org']);
    const unknown = unary(places, 'GetPlace', { id: place }, metadataWith({ authorization: 'Bearer none' }));
    assert.equal(detailsOf(await fails(grpc.status.UNAUTHENTICATED, unknown))['google.rpc.ErrorInfo'].reason, 'UNAUTHENTICATED');
  },

  async server_streaming() {
    const parts = await all(places.StreamPlaces({}));
    assert.equal(new Set(parts.flatMap((part) => part.places.map(({ id }) => id))).size, await count());
    assert.ok(parts.length > 1, 'all came in one part');
    const watch = changes.WatchChanges({ since: 0 });
    const seen = [];
    await fails(grpc.status.CANCELLED, all(watch, (part) => {
      seen.push(...part.changes);
      if (seen.length > 0) watch.cancel();
    }));
  },

  async pages() {
    const found = [];
    let token = '';
    let read = 0;
    do {
      const page = await unary(places, 'SearchPlaces', { page_size: 1000, page_token: token });
      found.push(...page.results.map((result) => result.place.id));
      token = page.next_page_token;
      read++;
    } while (token);
    assert.equal(found.length, await count());
    assert.equal(new Set(found).size, found.length);
    assert.ok(read > 1, 'all came in one page');
  },

  async errors() {
    const wrong = { page_size: 5000, filter: { regions: ['Übergang 🌍'] } };
    const details = detailsOf(await fails(grpc.status.INVALID_ARGUMENT, unary(places, 'SearchPlaces', wrong)));
    const { domain, reason } = details['google.rpc.ErrorInfo'];
    assert.deepEqual({ domain, reason }, { domain: 'map', reason: 'INVALID_ARGUMENT' });
    const violations = Object.fromEntries(details['google.rpc.BadRequest'].field_violations.map((one) => [one.field, one.description]));
    assert.deepEqual(Object.keys(violations).sort(), ['filter.regions[0]', 'page_size']);
    assert.ok(violations['filter.regions[0]'].includes('Übergang 🌍'));
    const missing = unary(places, 'GetPlace', { id: '00000000-0000-0000-0000-000000000000' });
    assert.equal(detailsOf(await fails(grpc.status.NOT_FOUND, missing))['google.rpc.ErrorInfo'].reason, 'NOT_FOUND');
    const error = await fails(grpc.status.INVALID_ARGUMENT, all(places.StreamPlaces({ filter: { regions: ['🌍'] } })));
    assert.ok(error.details.includes('🌍'), error.details);
  },

  async unreadable() {
    await fails(grpc.status.INTERNAL, raw('/map.v1.PlacesService/GetPlace', Buffer.from([0xff])));
    await fails(grpc.status.RESOURCE_EXHAUSTED, raw('/map.v1.PlacesService/GetPlace', Buffer.alloc(2_000_000, 0x0a)));
    await fails(grpc.status.UNIMPLEMENTED, raw('/map.v1.PlacesService/GetNothing', Buffer.alloc(0)));
    await fails(grpc.status.UNIMPLEMENTED, raw('/map.v1.NoService/Get', Buffer.alloc(0)));
  },

  async compression() {
    const gzip = new map.v1.PlacesService(
      address, credentials, { 'grpc.default_compression_algorithm': grpc.compressionAlgorithms.gzip });
    assert.equal((await unary(gzip, 'GetPlace', { id: place })).name, 'Übergang 🌍');
  },

  async health() {
    assert.equal((await unary(health, 'Check', {})).status, 'SERVING');
    await fails(grpc.status.NOT_FOUND, unary(health, 'Check', { service: 'x' }));
    const watch = health.Watch({}, { deadline: Date.now() + 60_000 });
    await fails(grpc.status.CANCELLED, all(watch, ({ status }) => status === 'SERVING' && watch.cancel()));
    const unknown = health.Watch({ service: 'x' });
    await fails(grpc.status.CANCELLED, all(unknown, ({ status }) => {
      assert.equal(status, 'SERVICE_UNKNOWN');
      unknown.cancel();
    }));
  },
};

const modes = {
  async all() {
    for (const [name, run] of Object.entries(cases)) {
      await run();
      console.log(`ok ${name}`);
    }
  },

  async deadline() {
    const deadline = Date.now() + 8_000;
    await Promise.all([
      fails(grpc.status.DEADLINE_EXCEEDED, unary(places, 'CountPlaces', {}, undefined, { deadline })),
      fails(grpc.status.DEADLINE_EXCEEDED, all(places.StreamPlaces({}, { deadline }))),
    ]);
  },

  async cancel() {
    let counting;
    const streaming = places.StreamPlaces({});
    const ended = Promise.all([
      fails(grpc.status.CANCELLED, unary(places, 'CountPlaces', {}, undefined, {}, (call) => (counting = call))),
      fails(grpc.status.CANCELLED, all(streaming)),
    ]);
    await new Promise((resolve) => process.stdin.once('data', resolve));
    counting.cancel();
    streaming.cancel();
    await ended;
  },
};

// Timers of deadlines, and connections, would keep it.
modes[mode]().then(() => process.exit(), (error) => {
  console.error(error);
  process.exit(1);
});

// Calls the greeter at the address given, in every way that the tests of grpc-js as a client ask for. Says what is wrong, or 'ok'.
'use strict';

const assert = require('node:assert/strict');
const grpc = require('@grpc/grpc-js');
const { Greeter } = require('./greeter.js');

const credentials = grpc.credentials.createInsecure();
const client = new Greeter(process.argv[2], credentials);
const gzipClient = new Greeter(process.argv[2], credentials, {
  'grpc.default_compression_algorithm': grpc.compressionAlgorithms.gzip,
});

async function say(name, { metadata = new grpc.Metadata(), options = {}, on = client, watch = () => {} } = {}) {
  const seen = {};
  let call;
  const response = new Promise((resolve, reject) => {
    call = on.Say({ name }, metadata, options, (error, response) => (error ? reject(error) : resolve(response)));
  });
  call.on('metadata', (headers) => (seen.headers = headers));
  const status = new Promise((resolve) => call.on('status', resolve));
  watch(call);
  seen.text = (await response).text;
  seen.trailers = (await status).metadata;
  return seen;
}

function texts(call, step = () => {}) {
  return new Promise((resolve, reject) => {
    const all = [];
    call.on('data', ({ text }) => {
      all.push(text);
      step(all.length);
    });
    call.on('error', reject);
    call.on('end', () => resolve(all));
  });
}

function collect(names) {
  return new Promise((resolve, reject) => {
    const call = client.Collect((error, response) => (error ? reject(error) : resolve(response.text)));
    names.forEach((name) => call.write({ name }));
    call.end();
  });
}

async function fails(code, promise) {
  const error = await promise.then(() => assert.fail('the call succeeded'), (reason) => reason);
  assert.equal(error.code, code, error.stack);
  return error;
}

const cases = {
  async unary() {
    assert.equal((await say('Calais')).text, 'Hello Calais');
    assert.equal((await say('x'.repeat(1_000_000))).text, 'Hello ' + 'x'.repeat(1_000_000));
    const atOnce = await Promise.all(['0', '1', '2'].map((name) => say(name)));
    assert.deepEqual(atOnce.map(({ text }) => text), ['Hello 0', 'Hello 1', 'Hello 2']);
  },

  async server_streaming() {
    assert.deepEqual(await texts(client.SayMany({ name: 'x', count: 1000 })), Array.from({ length: 1000 }, (_, i) => `Hello x ${i}`));
    assert.deepEqual(await texts(client.SayMany({ name: 'x', count: 0 })), []);
  },

  async client_streaming() {
    assert.equal(await collect(['a', 'b', 'c']), 'a b c');
    assert.equal(await collect([]), '');
  },

  async duplex() {
    for (const on of [client, gzipClient]) {
      const call = on.Chat();
      const all = texts(call, (count) => (count < 100 ? call.write({ name: `${count}` }) : call.end()));
      call.write({ name: '0' });
      assert.deepEqual(await all, Array.from({ length: 100 }, (_, i) => `Hello ${i}`));
    }
  },

  async metadata() {
    const metadata = new grpc.Metadata();
    metadata.set('x-text', 'a, b');
    metadata.set('x-bytes-bin', Buffer.from([0, 1, 255]));
    const { headers, trailers } = await say('echo metadata', { metadata });
    for (const received of [headers, trailers]) {
      assert.deepEqual(received.get('x-text'), ['a, b']);
      assert.deepEqual(received.get('x-bytes-bin'), [Buffer.from([0, 1, 255])]);
    }
  },

  async errors() {
    const error = await fails(grpc.status.NOT_FOUND, say('fail'));
    assert.equal(error.details, 'There is no « Übergang » 100 %\n🌍');
    assert.deepEqual(error.metadata.get('grpc-status-details-bin'), [Buffer.from('\x08\x05\x12\x04gone', 'latin1')]);
    assert.equal((await fails(grpc.status.UNKNOWN, say('crash'))).details, 'Exception was thrown by handler.');
    await fails(grpc.status.RESOURCE_EXHAUSTED, say('x'.repeat(5_000_000)));
  },

  async deadlines() {
    await fails(grpc.status.DEADLINE_EXCEEDED, say('wait', { options: { deadline: Date.now() + 200 } }));
    await fails(grpc.status.DEADLINE_EXCEEDED, texts(client.SayMany({ name: 'wait' }, { deadline: Date.now() + 200 })));
    assert.equal((await say('soon', { options: { deadline: Date.now() + 60_000 } })).text, 'Hello soon');
  },

  async cancellation() {
    const many = client.SayMany({ name: 'wait' });
    await fails(grpc.status.CANCELLED, texts(many, () => many.cancel()));
    await fails(grpc.status.CANCELLED, say('wait', { watch: (call) => call.cancel() }));
  },

  async compression() {
    assert.equal((await say('x'.repeat(100_000), { on: gzipClient })).text, 'Hello ' + 'x'.repeat(100_000));
    assert.equal((await say('', { on: gzipClient })).text, 'Hello ');
  },
};

(async () => {
  for (const [name, run] of Object.entries(cases)) {
    await run();
    console.log(`ok ${name}`);
  }

  // The timers of the deadlines would keep it for another minute.
  process.exit();
})();

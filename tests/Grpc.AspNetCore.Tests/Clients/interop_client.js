// The standard interop cases by grpc-js, against the server at the address given: one line for each, 'ok' or 'failed' with its reason.
'use strict';

const assert = require('node:assert/strict');
const grpc = require('@grpc/grpc-js');
const { testing, InitialKey, TrailingKey } = require('./interop.js');

const NoCompress = 2;
const SpecialMessage = '\t\ntest with whitespace\r\nand Unicode BMP ☺ and non-BMP 😈\t\n';

const address = process.argv[2];
const credentials = grpc.credentials.createInsecure();
const client = new testing.TestService(address, credentials, { 'grpc.max_receive_message_length': -1 });
const gzipClient = new testing.TestService(address, credentials, {
  'grpc.default_compression_algorithm': grpc.compressionAlgorithms.gzip,
});

// grpc-js has no option for the compression of a single message; an interceptor reaches the flag.
class UncompressedAfter extends grpc.InterceptingCall {
  constructor(call, count) {
    super(call);
    this.count = count;
  }

  sendMessageWithContext(context, message) {
    super.sendMessageWithContext(this.count-- > 0 ? context : { ...context, flags: NoCompress }, message);
  }
}

const uncompressedAfter = (count) => ({ interceptors: [(options, next) => new UncompressedAfter(next(options), count)] });
const options = (more = {}) => ({ deadline: Date.now() + 60_000, ...more });

async function unary(method, request, metadata = new grpc.Metadata(), more = {}, on = client) {
  const seen = {};
  let call;
  const response = new Promise((resolve, reject) => {
    call = on[method](request, metadata, options(more), (error, response) => (error ? reject(error) : resolve(response)));
  });
  call.on('metadata', (headers) => (seen.headers = headers));
  const status = new Promise((resolve) => call.on('status', resolve));
  seen.response = await response;
  seen.trailers = (await status).metadata;
  return seen;
}

function collect(requests, more = {}, on = client) {
  return new Promise((resolve, reject) => {
    const call = on.StreamingInputCall(options(more), (error, response) =>
      error ? reject(error) : resolve(response.aggregated_payload_size));
    for (const request of requests) {
      call.write(request);
    }

    call.end();
  });
}

// All replies of a call, calling step after each of them.
function replies(call, step = () => {}) {
  return new Promise((resolve, reject) => {
    const seen = { sizes: [] };
    call.on('metadata', (headers) => (seen.headers = headers));
    call.on('data', (reply) => {
      seen.sizes.push(reply.payload.body.length);
      step(seen.sizes.length);
    });
    call.on('error', reject);
    call.on('status', (status) => {
      if (status.code === grpc.status.OK) {
        resolve({ ...seen, trailers: status.metadata });
      }
    });
  });
}

async function fails(code, promise) {
  const error = await promise.then(() => assert.fail('the call succeeded'), (reason) => reason);
  assert.equal(error.code, code, `${error.stack}`);
  return error;
}

const payload = (size) => ({ body: Buffer.alloc(size) });
const largeRequest = (more = {}) => ({ response_size: 314159, payload: payload(271828), ...more });
const ping = (responseSize, requestSize) => ({ response_parameters: [{ size: responseSize }], payload: payload(requestSize) });
const size = (answer) => answer.response.payload.body.length;

const cases = {
  async empty_unary() {
    assert.deepEqual({ ...(await unary('EmptyCall', {})).response }, {});
  },

  async large_unary() {
    assert.equal(size(await unary('UnaryCall', largeRequest())), 314159);
  },

  async client_compressed_unary() {
    const compressed = largeRequest({ expect_compressed: { value: true } });
    const plain = largeRequest({ expect_compressed: { value: false } });
    await fails(grpc.status.INVALID_ARGUMENT, unary('UnaryCall', compressed));
    assert.equal(size(await unary('UnaryCall', compressed, undefined, {}, gzipClient)), 314159);
    assert.equal(size(await unary('UnaryCall', plain, undefined, uncompressedAfter(0), gzipClient)), 314159);
  },

  async server_compressed_unary() {
    // grpc-js does not show which replies were compressed: C# asserts that of our server.
    for (const value of [true, false]) {
      assert.equal(size(await unary('UnaryCall', largeRequest({ response_compressed: { value } }))), 314159);
    }
  },

  async client_compressed_streaming() {
    const first = { payload: payload(27182), expect_compressed: { value: true } };
    const second = { payload: payload(45904), expect_compressed: { value: false } };
    await fails(grpc.status.INVALID_ARGUMENT, collect([first]));
    assert.equal(await collect([first, second], uncompressedAfter(1), gzipClient), 73086);
  },

  async server_compressed_streaming() {
    const call = client.StreamingOutputCall({
      response_parameters: [{ size: 31415, compressed: { value: true } }, { size: 92653, compressed: { value: false } }],
    }, options());
    assert.deepEqual((await replies(call)).sizes, [31415, 92653]);
  },

  async client_streaming() {
    assert.equal(await collect([27182, 8, 1828, 45904].map((size) => ({ payload: payload(size) }))), 74922);
  },

  async server_streaming() {
    const sizes = [31415, 9, 2653, 58979];
    const call = client.StreamingOutputCall({ response_parameters: sizes.map((size) => ({ size })) }, options());
    assert.deepEqual((await replies(call)).sizes, sizes);
  },

  async ping_pong() {
    const pings = [ping(31415, 27182), ping(9, 8), ping(2653, 1828), ping(58979, 45904)];
    const call = client.FullDuplexCall(options());
    const all = replies(call, (count) => (count < pings.length ? call.write(pings[count]) : call.end()));
    call.write(pings[0]);
    assert.deepEqual((await all).sizes, [31415, 9, 2653, 58979]);
  },

  async empty_stream() {
    const call = client.FullDuplexCall(options());
    call.end();
    assert.deepEqual((await replies(call)).sizes, []);
  },

  async custom_metadata() {
    const sent = new grpc.Metadata();
    sent.set(InitialKey, 'test_initial_metadata_value');
    sent.set(TrailingKey, Buffer.from([0xab, 0xab, 0xab]));
    const call = client.FullDuplexCall(sent, options());
    call.write(ping(314159, 271828));
    call.end();
    // Its events are listened to at once, for they do not wait.
    const duplex = await replies(call);
    for (const { headers, trailers } of [duplex, await unary('UnaryCall', largeRequest(), sent)]) {
      assert.deepEqual(headers.get(InitialKey), ['test_initial_metadata_value']);
      assert.deepEqual(trailers.get(TrailingKey), [Buffer.from([0xab, 0xab, 0xab])]);
    }
  },

  async status_code_and_message() {
    const response_status = { code: 2, message: 'test status message' };
    const unaryFailure = await fails(grpc.status.UNKNOWN, unary('UnaryCall', { response_status }));
    const call = client.FullDuplexCall(options());
    call.write({ response_status });
    call.end();
    const duplexFailure = await fails(grpc.status.UNKNOWN, replies(call));
    assert.equal(unaryFailure.details, 'test status message');
    assert.equal(duplexFailure.details, 'test status message');
  },

  async special_status_message() {
    const failure = unary('UnaryCall', { response_status: { code: 2, message: SpecialMessage } });
    assert.equal((await fails(grpc.status.UNKNOWN, failure)).details, SpecialMessage);
  },

  async unimplemented_method() {
    await fails(grpc.status.UNIMPLEMENTED, unary('UnimplementedCall', {}));
  },

  async unimplemented_service() {
    const other = new testing.UnimplementedService(address, credentials);
    await fails(grpc.status.UNIMPLEMENTED, unary('UnimplementedCall', {}, undefined, {}, other));
    other.close();
  },

  async cancel_after_begin() {
    await fails(grpc.status.CANCELLED, new Promise((resolve, reject) => {
      const call = client.StreamingInputCall(options(), (error) => (error ? reject(error) : resolve()));
      call.cancel();
    }));
  },

  async cancel_after_first_response() {
    const call = client.FullDuplexCall(options());
    const all = replies(call, () => call.cancel());
    call.write(ping(31415, 27182));
    await fails(grpc.status.CANCELLED, all);
  },

  async timeout_on_sleeping_server() {
    const call = client.FullDuplexCall(options({ deadline: Date.now() + 1 }));
    const all = replies(call);
    call.write({ payload: payload(27182) });
    await fails(grpc.status.DEADLINE_EXCEEDED, all);
  },
};

(async () => {
  for (const [name, run] of Object.entries(cases)) {
    try {
      await run();
      console.log(`ok ${name}`);
    } catch (error) {
      console.log(`failed ${name} ${JSON.stringify(`${error.stack}`)}`);
    }
  }

  // The timers of the deadlines would keep it for another minute.
  process.exit();
})();

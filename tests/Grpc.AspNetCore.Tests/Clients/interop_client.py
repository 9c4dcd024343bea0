"""The standard interop cases by grpcio, against the server at the address given: one line for each, 'ok' or 'failed' with its reason."""
import queue
import sys

import grpc

from expectations import fails, same
from interop_messages import (
    INITIAL_KEY, TRAILING_KEY, Empty, InputRequest, InputResponse, OutputRequest, OutputResponse, SimpleRequest, SimpleResponse)

PATIENCE = 60
SPECIAL_MESSAGE = "\t\ntest with whitespace\r\nand Unicode BMP ☺ and non-BMP 😈\t\n"

channel = grpc.insecure_channel(sys.argv[2], options=(("grpc.max_receive_message_length", -1),))


def stub(kind, method, response, service="TestService"):
    make = getattr(channel, kind)
    return make(f"/grpc.testing.{service}/{method}", lambda m: m.SerializeToString(), response.FromString)


empty_call = stub("unary_unary", "EmptyCall", Empty)
unary_call = stub("unary_unary", "UnaryCall", SimpleResponse)
input_call = stub("stream_unary", "StreamingInputCall", InputResponse)
output_call = stub("unary_stream", "StreamingOutputCall", OutputResponse)
duplex_call = stub("stream_stream", "FullDuplexCall", OutputResponse)


def flag(value):
    return {"value": value}


def large_request(**more):
    return SimpleRequest(response_size=314159, payload={"body": bytes(271828)}, **more)


def input_of(size, **more):
    return InputRequest(payload={"body": bytes(size)}, **more)


def ping_of(response_size, request_size):
    return OutputRequest(response_parameters=[{"size": response_size}], payload={"body": bytes(request_size)})


class Requests:
    """An iterator of requests that are put in while the call is under way."""

    def __init__(self, *first):
        self.queue = queue.Queue()
        for request in first:
            self.queue.put(request)

    def put(self, request):
        self.queue.put(request)

    def close(self):
        self.queue.put(None)

    def __iter__(self):
        return iter(self.queue.get, None)


def empty_unary():
    same(Empty(), empty_call(Empty(), timeout=PATIENCE))


def large_unary():
    same(bytes(314159), unary_call(large_request(), timeout=PATIENCE).payload.body)


def client_compressed_unary():
    compressed = large_request(expect_compressed=flag(True))
    fails(grpc.StatusCode.INVALID_ARGUMENT, lambda: unary_call(compressed, timeout=PATIENCE))
    same(bytes(314159), unary_call(compressed, compression=grpc.Compression.Gzip, timeout=PATIENCE).payload.body)
    same(bytes(314159), unary_call(large_request(expect_compressed=flag(False)), timeout=PATIENCE).payload.body)


def server_compressed_unary():
    # grpcio does not show which replies were compressed: C# asserts that of our server.
    for wanted in (True, False):
        same(bytes(314159), unary_call(large_request(response_compressed=flag(wanted)), timeout=PATIENCE).payload.body)


def client_compressed_streaming():
    # grpcio compresses all messages of a call or none: our own client mixes them.
    probe = [input_of(27182, expect_compressed=flag(True))]
    fails(grpc.StatusCode.INVALID_ARGUMENT, lambda: input_call(iter(probe), timeout=PATIENCE))
    for wanted, compression in ((True, grpc.Compression.Gzip), (False, grpc.Compression.NoCompression)):
        requests = [input_of(size, expect_compressed=flag(wanted)) for size in (27182, 45904)]
        same(73086, input_call(iter(requests), compression=compression, timeout=PATIENCE).aggregated_payload_size)


def server_compressed_streaming():
    parameters = [{"size": 31415, "compressed": flag(True)}, {"size": 92653, "compressed": flag(False)}]
    replies = output_call(OutputRequest(response_parameters=parameters), timeout=PATIENCE)
    same([31415, 92653], [len(reply.payload.body) for reply in replies])


def client_streaming():
    requests = (input_of(size) for size in (27182, 8, 1828, 45904))
    same(74922, input_call(requests, timeout=PATIENCE).aggregated_payload_size)


def server_streaming():
    sizes = [31415, 9, 2653, 58979]
    replies = output_call(OutputRequest(response_parameters=[{"size": size} for size in sizes]), timeout=PATIENCE)
    same(sizes, [len(reply.payload.body) for reply in replies])


def ping_pong():
    requests = Requests()
    replies = duplex_call(iter(requests), timeout=PATIENCE)
    for response_size, request_size in ((31415, 27182), (9, 8), (2653, 1828), (58979, 45904)):
        requests.put(ping_of(response_size, request_size))
        same(response_size, len(next(replies).payload.body))
    requests.close()
    same([], list(replies))
    same(grpc.StatusCode.OK, replies.code())


def empty_stream():
    replies = duplex_call(iter([]), timeout=PATIENCE)
    same([], list(replies))
    same(grpc.StatusCode.OK, replies.code())


def custom_metadata():
    sent = ((INITIAL_KEY, "test_initial_metadata_value"), (TRAILING_KEY, b"\xab\xab\xab"))
    _, unary = unary_call.with_call(large_request(), metadata=sent, timeout=PATIENCE)
    duplex = duplex_call(iter([ping_of(314159, 271828)]), metadata=sent, timeout=PATIENCE)
    same([314159], [len(reply.payload.body) for reply in duplex])
    for call in (unary, duplex):
        same("test_initial_metadata_value", dict(call.initial_metadata())[INITIAL_KEY])
        same(b"\xab\xab\xab", dict(call.trailing_metadata())[TRAILING_KEY])


def status_code_and_message():
    status = {"code": 2, "message": "test status message"}
    unary = fails(grpc.StatusCode.UNKNOWN, lambda: unary_call(SimpleRequest(response_status=status), timeout=PATIENCE))
    request = OutputRequest(response_status=status)
    duplex = fails(grpc.StatusCode.UNKNOWN, lambda: list(duplex_call(iter([request]), timeout=PATIENCE)))
    same("test status message", unary.details())
    same("test status message", duplex.details())


def special_status_message():
    request = SimpleRequest(response_status={"code": 2, "message": SPECIAL_MESSAGE})
    same(SPECIAL_MESSAGE, fails(grpc.StatusCode.UNKNOWN, lambda: unary_call(request, timeout=PATIENCE)).details())


def unimplemented_method():
    call = stub("unary_unary", "UnimplementedCall", Empty)
    fails(grpc.StatusCode.UNIMPLEMENTED, lambda: call(Empty(), timeout=PATIENCE))


def unimplemented_service():
    call = stub("unary_unary", "UnimplementedCall", Empty, "UnimplementedService")
    fails(grpc.StatusCode.UNIMPLEMENTED, lambda: call(Empty(), timeout=PATIENCE))


def cancel_after_begin():
    requests = Requests()
    future = input_call.future(iter(requests), timeout=PATIENCE)
    future.cancel()
    same(grpc.StatusCode.CANCELLED, future.code())
    requests.close()


def cancel_after_first_response():
    requests = Requests(ping_of(31415, 27182))
    replies = duplex_call(iter(requests), timeout=PATIENCE)
    same(31415, len(next(replies).payload.body))
    replies.cancel()
    fails(grpc.StatusCode.CANCELLED, lambda: next(replies))
    requests.close()


def timeout_on_sleeping_server():
    requests = Requests(OutputRequest(payload={"body": bytes(27182)}))
    replies = duplex_call(iter(requests), timeout=0.001)
    fails(grpc.StatusCode.DEADLINE_EXCEEDED, lambda: next(replies))
    requests.close()


for case in (
    empty_unary, large_unary, client_compressed_unary, server_compressed_unary, client_compressed_streaming, server_compressed_streaming,
    client_streaming, server_streaming, ping_pong, empty_stream, custom_metadata, status_code_and_message, special_status_message,
    unimplemented_method, unimplemented_service, cancel_after_begin, cancel_after_first_response, timeout_on_sleeping_server,
):
    try:
        case()
        print("ok", case.__name__, flush=True)
    except Exception as error:
        print("failed", case.__name__, " ".join(repr(error).split()), flush=True)
channel.close()

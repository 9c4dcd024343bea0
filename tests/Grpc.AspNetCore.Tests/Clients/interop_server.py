"""The service of the interop cases on grpcio: prints its port, and serves until its standard input is closed."""
import sys
from concurrent import futures

import grpc

from interop_messages import (
    INITIAL_KEY, TRAILING_KEY, Empty, InputRequest, InputResponse, OutputRequest, OutputResponse, SimpleRequest, SimpleResponse)


def empty_call(request, context):
    return Empty()


# expect_compressed is not looked at: grpcio does not show a server which requests came compressed.
def unary_call(request, context):
    echo_metadata(context)
    abort_if_asked(request, context)
    compress(request.HasField("response_compressed") and request.response_compressed.value, context)
    return SimpleResponse(payload={"body": bytes(request.response_size)})


def input_call(requests, context):
    return InputResponse(aggregated_payload_size=sum(len(request.payload.body) for request in requests))


def output_call(request, context):
    context.set_compression(grpc.Compression.Gzip)
    for wanted in request.response_parameters:
        if not wanted.compressed.value:
            context.disable_next_message_compression()
        yield OutputResponse(payload={"body": bytes(wanted.size)})


def duplex_call(requests, context):
    echo_metadata(context)
    for request in requests:
        abort_if_asked(request, context)
        for wanted in request.response_parameters:
            yield OutputResponse(payload={"body": bytes(wanted.size)})


def compress(wanted, context):
    if wanted:
        context.set_compression(grpc.Compression.Gzip)


def echo_metadata(context):
    received = dict(context.invocation_metadata())
    if INITIAL_KEY in received:
        context.send_initial_metadata(((INITIAL_KEY, received[INITIAL_KEY]),))
    if TRAILING_KEY in received:
        context.set_trailing_metadata(((TRAILING_KEY, received[TRAILING_KEY]),))


def abort_if_asked(request, context):
    if request.HasField("response_status"):
        code = next(code for code in grpc.StatusCode if code.value[0] == request.response_status.code)
        context.abort(code, request.response_status.message)


def handler(kind, behaviour, request):
    return getattr(grpc, kind + "_rpc_method_handler")(behaviour, request.FromString, lambda m: m.SerializeToString())


handlers = {
    "EmptyCall": handler("unary_unary", empty_call, Empty),
    "UnaryCall": handler("unary_unary", unary_call, SimpleRequest),
    "StreamingInputCall": handler("stream_unary", input_call, InputRequest),
    "StreamingOutputCall": handler("unary_stream", output_call, OutputRequest),
    "FullDuplexCall": handler("stream_stream", duplex_call, OutputRequest),
}
server = grpc.server(futures.ThreadPoolExecutor(max_workers=32))
server.add_generic_rpc_handlers((grpc.method_handlers_generic_handler("grpc.testing.TestService", handlers),))
port = server.add_insecure_port("127.0.0.1:0")
server.start()
print(port, flush=True)
sys.stdin.read()
server.stop(None)

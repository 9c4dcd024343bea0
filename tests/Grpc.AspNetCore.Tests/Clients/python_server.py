"""A greeter on grpcio: prints its port, and serves until its standard input is closed."""
import sys
from concurrent import futures

import grpc

from greeter import decode_count, decode_text, encode_res


def say(request, context):
    name = decode_text(request)
    if name == "fail":
        context.set_trailing_metadata((("grpc-status-details-bin", b"\x08\x05\x12\x04gone"), ("hint", "elsewhere")))
        context.abort(grpc.StatusCode.NOT_FOUND, "There is no « Übergang » 100 %\n🌍")
    if name == "crash":
        raise ValueError("boom")
    if name == "wait":
        wait(context)
    if name == "echo metadata":
        echo = tuple((key, value) for key, value in context.invocation_metadata() if key.startswith("x-"))
        context.send_initial_metadata(echo)
        context.set_trailing_metadata(echo)
    if name == "compress":
        context.set_compression(grpc.Compression.Gzip)
        return encode_res("x" * 100_000)
    if name == "time left":
        left = context.time_remaining()
        return encode_res("none" if left is None or left > 1e9 else str(round(left)))
    return encode_res("Hello " + name)


def say_many(request, context):
    name = decode_text(request)
    for i in range(decode_count(request)):
        yield encode_res(f"Hello {name} {i}")
    if name == "wait":
        wait(context)


def collect(requests, context):
    return encode_res(" ".join(decode_text(request) for request in requests))


def chat(requests, context):
    for request in requests:
        yield encode_res("Hello " + decode_text(request))


def wait(context):
    import threading

    ended = threading.Event()
    if not context.add_callback(ended.set):
        return
    ended.wait()


handlers = {
    "Say": grpc.unary_unary_rpc_method_handler(say),
    "SayMany": grpc.unary_stream_rpc_method_handler(say_many),
    "Collect": grpc.stream_unary_rpc_method_handler(collect),
    "Chat": grpc.stream_stream_rpc_method_handler(chat),
}
server = grpc.server(futures.ThreadPoolExecutor(max_workers=16))
server.add_generic_rpc_handlers((grpc.method_handlers_generic_handler("tests.v1.Greeter", handlers),))
port = server.add_insecure_port("127.0.0.1:0")
server.start()
print(port, flush=True)
sys.stdin.read()
server.stop(None)

"""Calls the greeter at the address given, in every way that the tests of grpcio as a client ask for. Says what is wrong, or 'ok'."""
import sys

import grpc

from expectations import fails, same
from greeter import decode_text, encode_req

SERVICE = "/tests.v1.Greeter/"


def unary(channel):
    say = channel.unary_unary(SERVICE + "Say")
    same("Hello Calais", decode_text(say(encode_req("Calais"))))
    same("Hello " + "x" * 1_000_000, decode_text(say(encode_req("x" * 1_000_000))))
    same(["Hello 0", "Hello 1", "Hello 2"], [decode_text(f.result()) for f in [say.future(encode_req(str(i))) for i in range(3)]])


def server_streaming(channel):
    many = channel.unary_stream(SERVICE + "SayMany")
    same([f"Hello x {i}" for i in range(1000)], [decode_text(m) for m in many(encode_req("x", 1000))])
    same([], list(many(encode_req("x", 0))))


def client_streaming(channel):
    collect = channel.stream_unary(SERVICE + "Collect")
    same("a b c", decode_text(collect(encode_req(name) for name in "abc")))
    same("", decode_text(collect(iter([]))))


def duplex(channel):
    chat = channel.stream_stream(SERVICE + "Chat")
    same([f"Hello {i}" for i in range(100)], [decode_text(m) for m in chat(encode_req(str(i)) for i in range(100))])


def metadata(channel):
    say = channel.unary_unary(SERVICE + "Say")
    sent = (("x-text", "a, b"), ("x-bytes-bin", b"\x00\x01\xff"))
    _, call = say.with_call(encode_req("echo metadata"), metadata=sent)
    for received in (call.initial_metadata(), call.trailing_metadata()):
        received = dict(received)
        same("a, b", received["x-text"])
        same(b"\x00\x01\xff", received["x-bytes-bin"])


def errors(channel):
    say = channel.unary_unary(SERVICE + "Say")
    error = fails(grpc.StatusCode.NOT_FOUND, lambda: say(encode_req("fail")))
    same("There is no « Übergang » 100 %\n🌍", error.details())
    same(b"\x08\x05\x12\x04gone", dict(error.trailing_metadata())["grpc-status-details-bin"])
    error = fails(grpc.StatusCode.UNKNOWN, lambda: say(encode_req("crash")))
    same("Exception was thrown by handler.", error.details())
    fails(grpc.StatusCode.UNIMPLEMENTED, lambda: channel.unary_unary(SERVICE + "Shout")(b""))
    fails(grpc.StatusCode.UNIMPLEMENTED, lambda: channel.unary_unary("/tests.v1.Shouter/Say")(b""))
    fails(grpc.StatusCode.RESOURCE_EXHAUSTED, lambda: say(encode_req("x" * 5_000_000)))
    fails(grpc.StatusCode.INTERNAL, lambda: say(b"\xff"))


def deadlines(channel):
    say = channel.unary_unary(SERVICE + "Say")
    fails(grpc.StatusCode.DEADLINE_EXCEEDED, lambda: say(encode_req("wait"), timeout=0.2))
    many = channel.unary_stream(SERVICE + "SayMany")
    fails(grpc.StatusCode.DEADLINE_EXCEEDED, lambda: list(many(encode_req("wait"), timeout=0.2)))
    same("Hello soon", decode_text(say(encode_req("soon"), timeout=60)))


def cancellation(channel):
    many = channel.unary_stream(SERVICE + "SayMany")(encode_req("wait"))
    next(many)
    many.cancel()
    fails(grpc.StatusCode.CANCELLED, lambda: next(many))
    future = channel.unary_unary(SERVICE + "Say").future(encode_req("wait"))
    future.cancel()
    assert future.cancelled()


def compression(channel):
    say = channel.unary_unary(SERVICE + "Say")
    for encoding in (grpc.Compression.Gzip, grpc.Compression.Deflate):
        same("Hello " + "x" * 100_000, decode_text(say(encode_req("x" * 100_000), compression=encoding)))
    chat = channel.stream_stream(SERVICE + "Chat")
    replies = chat((encode_req("y" * 10_000) for _ in range(3)), compression=grpc.Compression.Gzip)
    same(["Hello " + "y" * 10_000] * 3, [decode_text(m) for m in replies])


def health(channel):
    check = channel.unary_unary("/grpc.health.v1.Health/Check")
    same(b"\x08\x01", check(b""))
    fails(grpc.StatusCode.NOT_FOUND, lambda: check(b"\x0a\x01x"))
    watch = channel.unary_stream("/grpc.health.v1.Health/Watch")(b"")
    same(b"\x08\x01", next(watch))
    watch.cancel()


with grpc.insecure_channel(sys.argv[1]) as channel:
    for case in (
        unary, server_streaming, client_streaming, duplex, metadata, errors, deadlines, cancellation, compression, health,
    ):
        case(channel)
        print("ok", case.__name__, flush=True)

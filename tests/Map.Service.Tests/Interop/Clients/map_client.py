"""Calls Map.Service as a stranger does, with messages that come from the service's own reflection.

map_client.py ADDRESS DESCRIPTORS all PLACE AUTHORIZATION   prints "ok CASE" for each case
map_client.py ADDRESS DESCRIPTORS deadline                  two calls that wait until their deadline ends them
map_client.py ADDRESS DESCRIPTORS cancel                    two calls that wait until a line comes, and are cancelled then
"""
import sys

import grpc
from google.protobuf import descriptor_pb2, descriptor_pool, message_factory

pool = descriptor_pool.DescriptorPool()
known = set()
PLACES = "map.v1.PlacesService"
STATUS = "grpc-status-details-bin"


def same(expected, actual):
    assert expected == actual, f"expected {str(expected)[:300]!r}, not {str(actual)[:300]!r}"


def fails(code, call):
    try:
        call()
    except grpc.RpcError as error:
        same(code, error.code())
        return error
    raise AssertionError(f"expected {code}, but the call succeeded")


def add(files):
    """Puts files into the pool, each after those that it imports."""
    files = {file.name: file for file in files}

    def put(file):
        if file.name in known:
            return
        known.add(file.name)
        for name in file.dependency:
            if name in files:
                put(files[name])
        pool.AddSerializedFile(file.SerializeToString())

    for file in files.values():
        put(file)


def message(name):
    descriptor = pool.FindMessageTypeByName(name)
    if hasattr(message_factory, "GetMessageClass"):
        return message_factory.GetMessageClass(descriptor)
    return message_factory.MessageFactory(pool).GetPrototype(descriptor)


def method(channel, service, name, streams=False):
    """A call of the service that takes the fields of its request, and gives its answer or a stream of them."""
    types = pool.FindServiceByName(service).methods_by_name[name]
    request, answer = message(types.input_type.full_name), message(types.output_type.full_name)
    start = channel.unary_stream if streams else channel.unary_unary
    return request, start(f"/{service}/{name}", request_serializer=request.SerializeToString, response_deserializer=answer.FromString)


def ask_reflection(channel, version, **question):
    request, answer = message(f"grpc.reflection.{version}.ServerReflectionRequest"), message(
        f"grpc.reflection.{version}.ServerReflectionResponse")
    call = channel.stream_stream(
        f"/grpc.reflection.{version}.ServerReflection/ServerReflectionInfo",
        request_serializer=request.SerializeToString, response_deserializer=answer.FromString)
    return next(call(iter([request(**question)])))


def files_of(channel, version, symbol):
    answer = ask_reflection(channel, version, file_containing_symbol=symbol)
    return [descriptor_pb2.FileDescriptorProto.FromString(file) for file in answer.file_descriptor_response.file_descriptor_proto]


def details_of(error):
    """The details of an error by the names of their types."""
    status = message("google.rpc.Status").FromString(dict(error.trailing_metadata())[STATUS])
    same(error.details(), status.message)
    found = {}
    for detail in status.details:
        name = detail.type_url.split("/")[-1]
        found[name] = message(name).FromString(detail.value)
    return found


def reflection(channel):
    for version in ("v1", "v1alpha"):
        services = {service.name for service in ask_reflection(channel, version, list_services="").list_services_response.service}
        assert {PLACES, "map.v1.ChangesService", "grpc.health.v1.Health"} <= services, services
        names = {file.name for file in files_of(channel, version, PLACES)}
        assert {"map/v1/places_service.proto", "map/v1/place.proto"} <= names, names
        unknown = ask_reflection(channel, version, file_containing_symbol="map.v1.Nothing")
        same(grpc.StatusCode.NOT_FOUND.value[0], unknown.error_response.error_code)


def unary(channel):
    request, get = method(channel, PLACES, "GetPlace")
    same("Übergang 🌍", get(request(id=place)).name)
    at_once = [get.future(request(id=place)) for _ in range(20)]
    same({"Übergang 🌍"}, {call.result().name for call in at_once})


def metadata(channel):
    request, get = method(channel, PLACES, "GetPlace")
    same([], list(get(request(id=place)).contacts))
    seen = get(request(id=place), metadata=(("authorization", key), ("x-ignored-bin", b"\x00\xff")))
    same(["contributors@example.org"], [contact.value for contact in seen.contacts])
    error = fails(grpc.StatusCode.UNAUTHENTICATED, lambda: get(request(id=place), metadata=(("authorization", "Bearer none"),)))
    same("UNAUTHENTICATED", details_of(error)["google.rpc.ErrorInfo"].reason)


def count(channel):
    request, count_places = method(channel, PLACES, "CountPlaces")
    return count_places(request()).count


def server_streaming(channel):
    request, stream = method(channel, PLACES, "StreamPlaces", streams=True)
    parts = [[one.id for one in part.places] for part in stream(request())]
    same(count(channel), len({id for part in parts for id in part}))
    assert len(parts) > 1, "all came in one part"
    request, watch = method(channel, "map.v1.ChangesService", "WatchChanges", streams=True)
    call = watch(request(since=0))
    same([], list(next(call).changes))
    assert next(call).changes, "nothing has changed"
    call.cancel()
    fails(grpc.StatusCode.CANCELLED, lambda: list(call))


def pages(channel):
    request, search = method(channel, PLACES, "SearchPlaces")
    found, sizes, token = [], [], ""
    while True:
        page = search(request(page_size=1000, page_token=token))
        found += [result.place.id for result in page.results]
        sizes.append(len(page.results))
        token = page.next_page_token
        if not token:
            break
    same(count(channel), len(found))
    same(len(found), len(set(found)))
    assert len(sizes) > 1, "all came in one page"


def errors(channel):
    request, search = method(channel, PLACES, "SearchPlaces")
    wrong = request(page_size=5000, filter={"regions": ["Übergang 🌍"]})
    found = details_of(fails(grpc.StatusCode.INVALID_ARGUMENT, lambda: search(wrong)))
    same(("map", "INVALID_ARGUMENT"), (found["google.rpc.ErrorInfo"].domain, found["google.rpc.ErrorInfo"].reason))
    violations = {violation.field: violation.description for violation in found["google.rpc.BadRequest"].field_violations}
    same({"page_size", "filter.regions[0]"}, set(violations))
    assert "Übergang 🌍" in violations["filter.regions[0]"], violations
    request, get = method(channel, PLACES, "GetPlace")
    error = fails(grpc.StatusCode.NOT_FOUND, lambda: get(request(id="00000000-0000-0000-0000-000000000000")))
    same("NOT_FOUND", details_of(error)["google.rpc.ErrorInfo"].reason)
    request, stream = method(channel, PLACES, "StreamPlaces", streams=True)
    error = fails(grpc.StatusCode.INVALID_ARGUMENT, lambda: list(stream(request(filter={"regions": ["🌍"]}))))
    assert "🌍" in error.details(), error.details()


def unreadable(channel):
    fails(grpc.StatusCode.INTERNAL, lambda: channel.unary_unary(f"/{PLACES}/GetPlace")(b"\xff"))
    fails(grpc.StatusCode.RESOURCE_EXHAUSTED, lambda: channel.unary_unary(f"/{PLACES}/GetPlace")(b"\x0a" * 2_000_000))
    fails(grpc.StatusCode.UNIMPLEMENTED, lambda: channel.unary_unary(f"/{PLACES}/GetNothing")(b""))
    fails(grpc.StatusCode.UNIMPLEMENTED, lambda: channel.unary_unary("/map.v1.NoService/Get")(b""))


def compression(channel):
    request, get = method(channel, PLACES, "GetPlace")
    for encoding in (grpc.Compression.Gzip, grpc.Compression.Deflate):
        same("Übergang 🌍", get(request(id=place), compression=encoding).name)


def health(channel):
    request, check = method(channel, "grpc.health.v1.Health", "Check")
    same(1, check(request()).status)
    fails(grpc.StatusCode.NOT_FOUND, lambda: check(request(service="x")))
    request, watch = method(channel, "grpc.health.v1.Health", "Watch", streams=True)
    call = watch(request(), timeout=60)
    while next(call).status != 1:
        pass
    call.cancel()
    unknown = watch(request(service="x"))
    same(3, next(unknown).status)
    unknown.cancel()


def waiting_calls(channel, timeout=None):
    count_request, count_places = method(channel, PLACES, "CountPlaces")
    stream_request, stream = method(channel, PLACES, "StreamPlaces", streams=True)
    return count_places.future(count_request(), timeout=timeout), stream(stream_request(), timeout=timeout)


def deadline(channel):
    counting, streaming = waiting_calls(channel, timeout=8)
    fails(grpc.StatusCode.DEADLINE_EXCEEDED, counting.result)
    fails(grpc.StatusCode.DEADLINE_EXCEEDED, lambda: list(streaming))


def cancel(channel):
    counting, streaming = waiting_calls(channel)
    sys.stdin.readline()
    counting.cancel()
    streaming.cancel()
    assert counting.cancelled()
    fails(grpc.StatusCode.CANCELLED, lambda: list(streaming))


def everything(channel):
    for case in (reflection, unary, metadata, server_streaming, pages, errors, unreadable, compression, health):
        case(channel)
        print("ok", case.__name__, flush=True)


address, descriptors, mode = sys.argv[1:4]
place, key = sys.argv[4:6] if mode == "all" else (None, None)
with open(descriptors, "rb") as file:
    add(descriptor_pb2.FileDescriptorSet.FromString(file.read()).file)
with grpc.insecure_channel(address) as channel:
    for service in (PLACES, "map.v1.ChangesService"):
        add(files_of(channel, "v1", service))
    {"all": everything, "deadline": deadline, "cancel": cancel}[mode](channel)

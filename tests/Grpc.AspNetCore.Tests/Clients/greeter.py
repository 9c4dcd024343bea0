"""The messages of greeter.proto by hand, so that only grpcio itself is needed."""


def encode_req(name="", count=0):
    data = name.encode()
    message = b""
    if data:
        message += b"\x0a" + varint(len(data)) + data
    if count:
        message += b"\x10" + varint(count)
    return message


def encode_res(text):
    data = text.encode()
    return b"\x0a" + varint(len(data)) + data if data else b""


def decode_text(message):
    """The first field, a string: Req.name or Res.text."""
    if not message:
        return ""
    assert message[0] == 0x0A, message
    length, start = read_varint(message, 1)
    return message[start:start + length].decode()


def decode_count(message):
    """Field 2 of Req."""
    if message[:1] == b"\x0a":
        length, start = read_varint(message, 1)
        message = message[start + length:]
    return read_varint(message, 1)[0] if message[:1] == b"\x10" else 0


def varint(value):
    octets = b""
    while value > 127:
        octets += bytes([value & 127 | 128])
        value >>= 7
    return octets + bytes([value])


def read_varint(message, at):
    value = shift = 0
    while True:
        value |= (message[at] & 127) << shift
        at += 1
        if message[at - 1] < 128:
            return value, at
        shift += 7

"""What the clients expect of their calls."""
import grpc


def same(expected, actual):
    assert expected == actual, f"expected {str(expected)[:200]!r}, not {str(actual)[:200]!r}"


def fails(code, call):
    try:
        call()
    except grpc.RpcError as error:
        same(code, error.code())
        return error
    raise AssertionError(f"expected {code}, but the call succeeded")

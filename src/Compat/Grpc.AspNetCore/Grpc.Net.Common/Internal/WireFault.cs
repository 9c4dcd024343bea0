using Grpc.Core;

namespace Grpc.Net.Common.Internal;

/// <summary>What can be wrong with the bytes of a body, as the status that says so.</summary>
static class WireFault
{
    public static RpcException HeaderCutShort(long received) => Fault(
        StatusCode.Internal,
        $"The body ended in the middle of a message's header, after {received} of {GrpcProtocol.FrameHeaderSize} bytes.");

    public static RpcException MessageCutShort(long received, uint announced) => Fault(
        StatusCode.Internal, $"The body ended in the middle of a message, after {received} of {announced} bytes.");

    public static RpcException BadCompressedFlag(byte flag) => Fault(
        StatusCode.Internal, $"A message begins with compressed-flag {flag}; it can be 0 or 1.");

    public static RpcException CompressedWithoutEncoding() => Fault(
        StatusCode.Internal, $"A message is marked as compressed, but there is no {GrpcProtocol.Encoding} that says how.");

    public static RpcException UnknownEncoding(string encoding) => Fault(
        StatusCode.Unimplemented, $"The encoding \"{encoding}\" is not supported; those that are: {MessageEncoding.Accepted}.");

    public static RpcException BadCompression(string encoding) => Fault(
        StatusCode.Internal, $"A message is marked as compressed with {encoding}, but is not valid {encoding}.");

    public static RpcException ReceivedTooLarge(uint? size, int max) => Fault(
        StatusCode.ResourceExhausted,
        size is null
            ? $"Received message exceeds the maximum configured message size: it decompresses to more than {max} bytes."
            : $"Received message exceeds the maximum configured message size: it has {size} bytes, at most {max} are allowed.");

    public static RpcException SentTooLarge(int size, int max) => Fault(
        StatusCode.ResourceExhausted,
        $"Sending message exceeds the maximum configured message size: it has {size} bytes, at most {max} are allowed.");

    public static RpcException Unreadable(Exception cause) => Fault(
        StatusCode.Internal, $"A message could not be read: {cause.Message}", cause);

    public static RpcException NoMessage() => Fault(StatusCode.Internal, "The body ended without a message; the call takes one.");

    public static RpcException MoreThanOneMessage() => Fault(
        StatusCode.Internal, "The body has more than the one message that the call takes.");

    static RpcException Fault(StatusCode code, string detail, Exception? cause = null) => new(new Status(code, detail, cause));
}

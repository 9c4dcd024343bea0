using Grpc.Net.Common.Internal;

namespace Grpc.Net.Client.Internal;

/// <summary>
/// The body of a call with one small request: an array of its own, which needs neither giving back nor a state machine to be sent. The handler
/// waits until it is out, which for a larger one could last longer than the server wants to wait with its answer.
/// </summary>
static class SmallRequest
{
    // What a frame of HTTP/2 holds unless the peers agree on more.
    const int MaxSize = 16 * 1024;

    public static bool Fits(int size) => size <= MaxSize;

    public static ByteArrayContent Create(byte[] message)
    {
        var content = new ByteArrayContent(message);
        content.Headers.TryAddWithoutValidation("content-type", GrpcProtocol.ContentType);
        return content;
    }
}

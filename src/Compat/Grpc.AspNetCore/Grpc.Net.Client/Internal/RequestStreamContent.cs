using Grpc.Net.Common.Internal;

namespace Grpc.Net.Client.Internal;

/// <summary>The body of a call whose requests follow one another, of a length that is not known when it begins.</summary>
abstract class RequestStreamContent : HttpContent
{
    protected RequestStreamContent() => Headers.TryAddWithoutValidation("content-type", GrpcProtocol.ContentType);

    public string? Encoding { get; private set; }

    /// <summary>Whether all requests are written.</summary>
    public abstract bool IsComplete { get; }

    /// <summary>The call has ended; without all requests, in a way that the server cannot take for the end of them.</summary>
    public abstract void End();

    public RequestStreamContent WithEncoding(string? encoding)
    {
        Encoding = encoding;
        return this;
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}

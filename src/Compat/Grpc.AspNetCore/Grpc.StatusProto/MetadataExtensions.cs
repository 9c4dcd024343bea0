using Google.Protobuf;

namespace Grpc.Core;

public static class MetadataExtensions
{
    public const string StatusDetailsTrailerName = "grpc-status-details-bin";

    /// <summary>The <c>google.rpc.Status</c> among these trailers, if there is one.</summary>
    /// <param name="metadata">The trailers.</param>
    /// <param name="ignoreParseError">Take bytes that are no such message for none, rather than throw.</param>
    public static Google.Rpc.Status? GetRpcStatus(this Metadata metadata, bool ignoreParseError = false)
    {
        ArgumentNullException.ThrowIfNull(metadata);
        if (metadata.Get(StatusDetailsTrailerName) is not { } entry)
        {
            return null;
        }

        try
        {
            return Google.Rpc.Status.Parser.ParseFrom(entry.ValueBytes);
        }
        catch (InvalidProtocolBufferException) when (ignoreParseError)
        {
            return null;
        }
    }

    public static void SetRpcStatus(this Metadata metadata, Google.Rpc.Status status)
    {
        ArgumentNullException.ThrowIfNull(metadata);
        ArgumentNullException.ThrowIfNull(status);
        for (var i = metadata.Count - 1; i >= 0; i--)
        {
            if (metadata[i].Key == StatusDetailsTrailerName)
            {
                metadata.RemoveAt(i);
            }
        }

        metadata.Add(StatusDetailsTrailerName, status.ToByteArray());
    }
}

namespace Map.Gateway.Http;

/// <summary>Metadata: how large the body of a request to an endpoint may be, where that is more than usual.</summary>
/// <param name="Bytes">At most <see cref="UnreadBody.MostBytes"/>.</param>
sealed record BodySize(int Bytes)
{
    /// <summary>An uploaded file.</summary>
    public static BodySize File { get; } = new(UnreadBody.MostBytes);

    public static int Of(Endpoint? endpoint) => endpoint?.Metadata.GetMetadata<BodySize>()?.Bytes ?? Contract.Limits.RequestBytes;
}

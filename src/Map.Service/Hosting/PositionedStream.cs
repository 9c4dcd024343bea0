namespace Map.Service.Hosting;

/// <summary>Says in the headers of a stream how far the server had come after what is sent first was read: everything that is sent is of one snapshot. A stream without
/// messages says it at its end.</summary>
/// <param name="stream">The stream.</param>
/// <param name="begin">Sends the headers.</param>
sealed class PositionedStream<T>(IServerStreamWriter<T> stream, Func<Task> begin) : IServerStreamWriter<T>
{
    bool hasBegun;

    public WriteOptions? WriteOptions
    {
        get => stream.WriteOptions;
        set => stream.WriteOptions = value;
    }

    public Task WriteAsync(T message) => WriteAsync(message, CancellationToken.None);

    public async Task WriteAsync(T message, CancellationToken cancellationToken)
    {
        await BeginAsync();
        await stream.WriteAsync(message, cancellationToken);
    }

    /// <summary>Sends the headers, unless a message has.</summary>
    public async Task BeginAsync()
    {
        if (hasBegun) return;
        hasBegun = true;
        await begin();
    }
}

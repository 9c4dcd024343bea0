namespace Grpc.Core;

/// <summary>What a caller says about one call.</summary>
public readonly struct CallOptions
{
    readonly CallFlags flags;

    public CallOptions(
        Metadata? headers = null,
        DateTime? deadline = null,
        CancellationToken cancellationToken = default,
        WriteOptions? writeOptions = null,
        CallCredentials? credentials = null)
        : this(headers, deadline, cancellationToken, writeOptions, credentials, default)
    {
    }

    CallOptions(
        Metadata? headers,
        DateTime? deadline,
        CancellationToken cancellationToken,
        WriteOptions? writeOptions,
        CallCredentials? credentials,
        CallFlags flags)
    {
        Headers = headers;
        Deadline = deadline;
        CancellationToken = cancellationToken;
        WriteOptions = writeOptions;
        Credentials = credentials;
        this.flags = flags;
    }

    [Flags]
    enum CallFlags
    {
        WaitForReady = 1,
    }

    public Metadata? Headers { get; }

    /// <summary>Until when to wait, in UTC.</summary>
    public DateTime? Deadline { get; }

    public CancellationToken CancellationToken { get; }

    public WriteOptions? WriteOptions { get; }

    public CallCredentials? Credentials { get; }

    /// <summary>Wait for a connection, up to the deadline, rather than fail with UNAVAILABLE when there is none.</summary>
    public bool IsWaitForReady => flags.HasFlag(CallFlags.WaitForReady);

    public CallOptions WithHeaders(Metadata headers) =>
        new(headers, Deadline, CancellationToken, WriteOptions, Credentials, flags);

    public CallOptions WithDeadline(DateTime deadline) =>
        new(Headers, deadline, CancellationToken, WriteOptions, Credentials, flags);

    public CallOptions WithCancellationToken(CancellationToken cancellationToken) =>
        new(Headers, Deadline, cancellationToken, WriteOptions, Credentials, flags);

    public CallOptions WithWriteOptions(WriteOptions writeOptions) =>
        new(Headers, Deadline, CancellationToken, writeOptions, Credentials, flags);

    public CallOptions WithCredentials(CallCredentials credentials) =>
        new(Headers, Deadline, CancellationToken, WriteOptions, credentials, flags);

    public CallOptions WithWaitForReady(bool waitForReady = true) =>
        new(Headers, Deadline, CancellationToken, WriteOptions, Credentials,
            waitForReady ? flags | CallFlags.WaitForReady : flags & ~CallFlags.WaitForReady);
}

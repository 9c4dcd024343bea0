namespace Map.Service.Hosting.Fetching;

/// <summary>A file on the web that is fetched again and again.</summary>
/// <param name="Address">Where it is.</param>
/// <param name="AllowsPrivate">Whether the host of the address may lie in a private network.</param>
/// <param name="MaximumLength">In bytes.</param>
sealed record WebFile(Uri Address, bool AllowsPrivate, long MaximumLength)
{
    /// <summary>By which the server knows what was fetched last.</summary>
    public string? ETag { get; init; }

    /// <summary>When the server said that it last changed.</summary>
    public string? LastModified { get; init; }
}

namespace Map.Bench.Places.Peers;

/// <summary>An HTTP request that wrk sends.</summary>
sealed record WrkRequest(string Method, string Path, string? Body, params IReadOnlyList<(string Name, string Value)> Headers)
{
    /// <summary>The request in the format that the script reads.</summary>
    public string Line => string.Join('\t', [Method, Path, Body ?? "", .. Headers.SelectMany(header => new[] { header.Name, header.Value })]);

    public static WrkRequest Post(string path, string json, params IReadOnlyList<(string Name, string Value)> headers) =>
        new("POST", path, json, [("Content-Type", "application/json"), .. headers]);

    public static WrkRequest Get(string path, params IReadOnlyList<(string Name, string Value)> headers) => new("GET", path, null, headers);
}

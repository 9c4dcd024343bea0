namespace Map.Bench.Places.Peers;

/// <summary>What wrk sends.</summary>
/// <param name="Header">The one header that it has of its own.</param>
sealed record WrkRequest(string Method, string Path, (string Name, string Value) Header, string? Body)
{
    /// <summary>As the script reads it.</summary>
    public string Line => string.Join('\t', Method, Path, Header.Name, Header.Value, Body);

    public static WrkRequest Post(string path, string json) => new("POST", path, ("Content-Type", "application/json"), json);

    public static WrkRequest Get(string path, string header, string value) => new("GET", path, (header, value), null);
}

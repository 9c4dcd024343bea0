using System.Text.Json.Serialization;

namespace Map.Gateway.Reconcile;

/// <summary>What the service offers, and where.</summary>
sealed record Manifest
{
    public IReadOnlyList<string> Versions { get; } = ["0.1", "0.2"];

    public required string Name { get; init; }

    /// <summary>Before an id, the address that leads to the page of the entity.</summary>
    public required string IdentifierSpace { get; init; }

    /// <summary>Where the types are listed.</summary>
    public required string SchemaSpace { get; init; }

    public IReadOnlyList<EntityType> DefaultTypes { get; } = EntityType.All;

    public int BatchSize { get; } = QueryBatch.Most;

    public string? Documentation { get; init; }

    public required Template View { get; init; }

    /// <summary>Null where the gateway was built without its pages.</summary>
    public PreviewSettings? Preview { get; init; }

    public required SuggestSettings Suggest { get; init; }

    public required ExtendSettings Extend { get; init; }

    /// <param name="origin">Where the map is reached: https://map.example.org.</param>
    /// <param name="hasPages">Whether the gateway has its pages.</param>
    public static Manifest Of(string origin, bool hasPages)
    {
        var root = origin + "/reconcile";
        return new()
        {
            Name = $"Map of the border regime ({new Uri(origin).Host})",
            IdentifierSpace = root + "/",
            SchemaSpace = root + "/suggest/type",
            Documentation = hasPages ? origin + "/data" : null,
            View = new(root + "/{{id}}"),
            Preview = hasPages ? new(root + "/preview?id={{id}}", PreviewPage.Width, PreviewPage.Height) : null,
            Suggest = new(new(root, "/suggest/entity"), new(root, "/suggest/property"), new(root, "/suggest/type")),
            Extend = new(new(root, "/properties")),
        };
    }

    internal sealed record Template(string Url);

    internal sealed record PreviewSettings(string Url, int Width, int Height);

    internal sealed record SuggestSettings(Path Entity, Path Property, Path Type);

    internal sealed record ExtendSettings([property: JsonPropertyName("propose_properties")] Path ProposeProperties);

    internal sealed record Path(
        [property: JsonPropertyName("service_url")] string ServiceUrl, [property: JsonPropertyName("service_path")] string ServicePath);
}

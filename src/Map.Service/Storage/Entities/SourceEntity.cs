namespace Map.Service.Storage.Entities;

/// <summary>Where claims come from. Immutable: another citation is another source.</summary>
public sealed class SourceEntity
{
    public required Guid Id { get; init; }

    public required string Citation { get; init; }

    public string? Url { get; init; }

    /// <summary>The row of a source. Its id is a hash of citation and address, so equal sources are one row.</summary>
    public static SourceEntity Of(Source source)
    {
        var url = source.HasUrl ? source.Url : null;
        return new SourceEntity { Id = StableId.Of("source", source.Citation + '\n' + url), Citation = source.Citation, Url = url };
    }
}

namespace Map.Gazetteer;

/// <summary>A locality or a region, as it is searched.</summary>
sealed class Entry
{
    public required LocalityKind Kind { get; init; }

    public required string Name { get; init; }

    public required NameList Names { get; init; }

    /// <summary>Of a postcode district; else empty.</summary>
    public string Town { get; init; } = "";

    public required string Country { get; init; }

    /// <summary>The narrowest region that it is in, or is, or outside of the map an area of the gazetteer, such as US.CA; else empty.</summary>
    public required string Area { get; init; }

    public required Point Middle { get; init; }

    /// <summary>How much people are likely to mean this one rather than another of the name: the common logarithm of the inhabitants.</summary>
    public required double Weight { get; init; }

    /// <summary>What to show of the map.</summary>
    public required Box Box { get; init; }
}

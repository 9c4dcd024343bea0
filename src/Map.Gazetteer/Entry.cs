namespace Map.Gazetteer;

/// <summary>A searchable locality or region.</summary>
sealed class Entry
{
    /// <summary>Added to the weight outside of the map's regions: Surrey is the English county before it is a town in Canada.</summary>
    public const double Abroad = -1;

    public required LocalityKind Kind { get; init; }

    public required string Name { get; init; }

    public required NameList Names { get; init; }

    /// <summary>The town of a postcode district; else empty.</summary>
    public string Town { get; init; } = "";

    public required string Country { get; init; }

    /// <summary>The narrowest region that it is in, or the region that it is; where the map has no regions, an area of the gazetteer such
    /// as US.CA; else empty.</summary>
    public required string Area { get; init; }

    public required Point Middle { get; init; }

    /// <summary>How likely people mean this entry among several of the same name: the common logarithm of the inhabitants.</summary>
    public required double Weight { get; init; }

    /// <summary>The common logarithm of the inhabitants.</summary>
    public double Inhabitants => Area.Contains('.', StringComparison.Ordinal) ? Weight - Abroad : Weight;

    /// <summary>The part of the map to show.</summary>
    public required Box Box { get; init; }
}

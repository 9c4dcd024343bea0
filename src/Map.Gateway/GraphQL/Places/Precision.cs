namespace Map.Gateway.GraphQL.Places;

/// <summary>How exactly a position is known, finest first. Draw nothing finer than this says.</summary>
public enum Precision
{
    /// <summary>The building, to about 100 m.</summary>
    Building = V1.Precision.Building,

    /// <summary>The site, to about 300 m.</summary>
    Site = V1.Precision.Site,

    /// <summary>The street.</summary>
    Street = V1.Precision.Street,

    /// <summary>A village or a part of a town, about 0.5 to 2 km.</summary>
    Locality = V1.Precision.Locality,

    /// <summary>A town or a city.</summary>
    Town = V1.Precision.Town,

    /// <summary>A region.</summary>
    Region = V1.Precision.Region,
}

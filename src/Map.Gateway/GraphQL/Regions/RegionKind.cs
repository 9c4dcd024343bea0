namespace Map.Gateway.GraphQL.Regions;

/// <summary>What a region is, widest first.</summary>
public enum RegionKind
{
    /// <summary>A country or a territory with an ISO 3166-1 code.</summary>
    Country = V1.RegionKind.Country,

    /// <summary>A country within a country, such as England.</summary>
    Nation = V1.RegionKind.Nation,

    /// <summary>A group of subdivisions, such as Hauts-de-France or South East England.</summary>
    Region = V1.RegionKind.Region,

    /// <summary>A county, department, province, district or the like.</summary>
    Subdivision = V1.RegionKind.Subdivision,
}

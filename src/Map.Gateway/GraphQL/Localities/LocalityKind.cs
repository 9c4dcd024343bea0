namespace Map.Gateway.GraphQL.Localities;

/// <summary>What a locality is.</summary>
public enum LocalityKind
{
    /// <summary>A town or a city, of 5,000 inhabitants or more.</summary>
    Town = V1.LocalityKind.Town,

    /// <summary>A smaller town or a village.</summary>
    Village = V1.LocalityKind.Village,

    /// <summary>A part of a town.</summary>
    PartOfTown = V1.LocalityKind.PartOfTown,

    /// <summary>The area of the first half of a UK postcode, such as CT20.</summary>
    PostcodeDistrict = V1.LocalityKind.PostcodeDistrict,

    /// <summary>A region of the map.</summary>
    Region = V1.LocalityKind.Region,
}

namespace Map.Gateway.GraphQL.FacilityTypes;

/// <summary>A word of another vocabulary for a facility type. The filter takes it as scheme:word.</summary>
public sealed class Crosswalk
{
    /// <summary>Whose word it is: a country in small letters, eu, gdp (Global Detention Project), migreurop, osm (OpenStreetMap).</summary>
    public required string Scheme { get; init; }

    /// <summary>The word: IRC, CRA, amenity=prison …</summary>
    public required string Word { get; init; }

    /// <summary>What the vocabulary means by it.</summary>
    public required string Name { get; init; }

    /// <summary>Where that is known from.</summary>
    public string? Source { get; init; }

    internal static Crosswalk Of(V1.Crosswalk message) => new()
    {
        Scheme = message.Scheme,
        Word = message.Word,
        Name = message.Name,
        Source = message.HasSource ? message.Source : null,
    };
}

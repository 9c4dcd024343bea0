namespace Map.Gateway.GraphQL.FacilityTypes;

/// <summary>A word of another vocabulary for a facility type. The filter takes it as scheme:word.</summary>
public sealed class Crosswalk(V1.Crosswalk message)
{
    /// <summary>Whose word it is: a country in small letters, eu, gdp (Global Detention Project), migreurop, osm (OpenStreetMap).</summary>
    public string Scheme => message.Scheme;

    /// <summary>The word: IRC, CRA, amenity=prison …</summary>
    public string Word => message.Word;

    /// <summary>What the vocabulary means by it.</summary>
    public string Name => message.Name;

    /// <summary>Where that is known from.</summary>
    public string? Source => message.HasSource ? message.Source : null;
}

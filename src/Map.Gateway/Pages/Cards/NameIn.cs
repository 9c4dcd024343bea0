namespace Map.Gateway.Pages.Cards;

/// <summary>Names in the language of a page.</summary>
public static class NameIn
{
    public static string Of(V1.Region region, string language) => region.Names.GetValueOrDefault(language, region.Name);

    public static string Of(V1.Locality locality, string language) => locality.Names.GetValueOrDefault(language, locality.Name);

    public static string Of(V1.LocalityArea area, string language) => area.Names.GetValueOrDefault(language, area.Name);

    public static string Of(V1.FacilityType type, string language) => type.Names.GetValueOrDefault(language, type.Name);
}

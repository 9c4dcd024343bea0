namespace Map.Gateway.Pages.Cards;

/// <summary>Names in the language of a page.</summary>
public static class NameIn
{
    public static string Of(V1.Region region, string language) => region.Names.GetValueOrDefault(language, region.Name);

    public static string Of(V1.FacilityType type, string language) => type.Names.GetValueOrDefault(language, type.Name);
}

namespace Map.Contract.Files;

/// <summary>Whose the data of the map is, and under which licence. Whatever hands it out says so.</summary>
public static class Terms
{
    /// <summary>Who is to be named.</summary>
    public const string Holder = "Map contributors";

    /// <summary>All who are to be named.</summary>
    public const string Attribution = $"{Holder}. Positions of towns and localities: GeoNames (CC BY 4.0).";

    /// <summary>The name of the licence.</summary>
    public const string LicenceName = "CC BY 4.0";

    /// <summary>Its text.</summary>
    public const string Licence = "https://creativecommons.org/licenses/by/4.0/";
}

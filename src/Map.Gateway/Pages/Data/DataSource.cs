namespace Map.Gateway.Pages.Data;

/// <summary>Somebody whose material is in the map. The whole list, with the files it went into, is in seed/README.md.</summary>
/// <param name="Name">Who, and what.</param>
/// <param name="Terms">The licence by its name; null for single facts, which belong to nobody.</param>
public sealed record DataSource(string Name, string? Terms)
{
    const string OpenGovernment = "Open Government Licence v3.0";

    public static IReadOnlyList<DataSource> All { get; } =
    [
        new("Natural Earth", "Public domain"),
        new("GeoNames", "CC BY 4.0"),
        new("Unicode CLDR", "Unicode License v3"),
        new("Debian's iso-codes", "LGPL 2.1+"),
        new("OurAirports", "Public domain"),
        new("INSEE, DGFiP", "Licence Ouverte"),
        new("ISTAT, ANCI", "CC BY 3.0, MIT"),
        new("OpenStreetMap contributors, suche-postleitzahl.org", "ODbL 1.0"),
        new("DB InfraGO, OpenStreetMap contributors", "CC BY 4.0"),
        new("github.com/Gibbs/uk-postcodes", "CC0"),
        new("Home Office, HM Inspectorate of Prisons, Ministry of Justice, gov.uk", OpenGovernment),
        new("UK Parliament", "Open Parliament Licence v3.0"),
        new("Migreurop, Close the Camps", null),
        new("Global Detention Project", null),
        new("Border Criminologies, Mobile Info Team, BVMN: Detention Landscapes", null),
        new("Wikipedia", null),
        new("ECRE, AIDA", null),
        new("Sheffugees, Signposts, Boxtribute, Watizat, Paladines Lille", null),
    ];
}

using System.Collections.Frozen;

namespace Map.Contract;

/// <summary>The codes of countries and territories: those assigned in ISO 3166-1, and XK, which is in general use for Kosovo.</summary>
public static class CountryCodes
{
    // .NET's RegionInfo depends on the ICU library of the machine and does not say which codes are assigned.
    static readonly FrozenSet<string> Assigned = (
        "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH "
        + "CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM "
        + "GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB "
        + "LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR "
        + "NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX "
        + "SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW")
        .Split(' ').ToFrozenSet();

    // Codes that people write for a country: reserved for it, of the European Union, or withdrawn.
    static readonly FrozenDictionary<string, string> Meant = new Dictionary<string, string>
    {
        ["UK"] = "GB", ["EL"] = "GR", ["FX"] = "FR", ["DD"] = "DE", ["SU"] = "RU", ["BU"] = "MM", ["TP"] = "TL", ["ZR"] = "CD",
        ["GBR"] = "GB", ["FRA"] = "FR", ["ITA"] = "IT", ["DEU"] = "DE", ["GER"] = "DE", ["ESP"] = "ES", ["GRC"] = "GR", ["BEL"] = "BE",
        ["NLD"] = "NL", ["IRL"] = "IE", ["CHE"] = "CH", ["AUT"] = "AT", ["PRT"] = "PT", ["POL"] = "PL",
    }.ToFrozenDictionary();

    // Territories with a code of their own, which many sources count as a part of the country.
    static readonly FrozenDictionary<string, string> Territories = new Dictionary<string, string>
    {
        ["FR"] = "BL GF GP MF MQ NC PF PM RE TF WF YT", ["NL"] = "AW BQ CW SX", ["DK"] = "FO GL", ["FI"] = "AX", ["NO"] = "SJ",
        ["GB"] = "AI BM FK GG GI IM JE KY MS PN SH TC VG", ["US"] = "AS GU MP PR UM VI", ["AU"] = "CC CX HM NF", ["NZ"] = "CK NU TK",
        ["CN"] = "HK MO",
    }.SelectMany(country => country.Value.Split(' '), (country, territory) => KeyValuePair.Create(territory, country.Key)).ToFrozenDictionary();

    public static bool IsAssigned(string code) => Assigned.Contains(code);

    /// <summary>The code that was probably meant; null when that cannot be told.</summary>
    public static string? Proposal(string text)
    {
        var capital = text.Trim().ToUpperInvariant();
        return Meant.GetValueOrDefault(capital) ?? (Assigned.Contains(capital) ? capital : null);
    }

    /// <summary>The country of a territory, such as FR of RE; null for any other code.</summary>
    public static string? CountryOf(string territory) => Territories.GetValueOrDefault(territory);

    /// <summary>What is wrong with a text that is not a code, and the code that was probably meant.</summary>
    public static string Unknown(string text)
    {
        var said = $"{Quote.Of(text)} is not an ISO 3166-1 code";
        return Proposal(text) is { } meant ? $"{said}; did you mean {meant}?" : $"{said}; two capital letters, such as GB or FR.";
    }
}

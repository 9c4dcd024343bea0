namespace Map.Contract;

/// <summary>How the codes of regions are written.</summary>
public static class RegionCode
{
    /// <summary>Whether a text is written as a code is. PostgreSQL can be asked for such a text: it has no U+0000.</summary>
    public static bool CouldBe(string code) =>
        code.Length is >= 2 and <= 6 && code.All(letter => letter is (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-');

    /// <summary>What is wrong with a text that is no region.</summary>
    public static string Unknown(string code) => CountryCodes.Proposal(code) is { } country && country != code
        ? CountryCodes.Unknown(code)
        : $"{Quote.Of(code)} is not a region, by code or by name. Codes are like FR, FR-62, GB-ENG, GB-KEN, UKI.";
}

using PhoneNumbers;

namespace Map.Service.Contributions.Twins;

/// <summary>Telephone numbers as everybody would write them.</summary>
static class Telephone
{
    static readonly PhoneNumberUtil Numbers = PhoneNumberUtil.GetInstance();

    /// <summary>The number in international form: +442074569750. What is no number of the country is left as its digits.</summary>
    /// <param name="number">As somebody wrote it.</param>
    /// <param name="country">Where a number without a country code is dialled, ISO 3166-1 alpha-2.</param>
    public static string Normalise(string number, string? country)
    {
        try
        {
            return Numbers.Format(Numbers.Parse(number, country ?? "ZZ"), PhoneNumberFormat.E164);
        }
        catch (NumberParseException)
        {
            // The library only says by this exception that a text is no number, or that its country is not known.
            return string.Concat(number.Where(char.IsAsciiDigit)).TrimStart('0');
        }
    }

    /// <summary>Whether two normalised numbers are the same; one whose country is not known has the other's last digits.</summary>
    public static bool IsSame(string a, string b)
    {
        if (a == b) return a.Length > 0;
        var (known, other) = a.StartsWith('+') ? (a, b) : (b, a);
        return known.StartsWith('+') && !other.StartsWith('+') && other.Length >= 7 && known.EndsWith(other, StringComparison.Ordinal);
    }
}

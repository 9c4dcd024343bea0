using System.Globalization;

namespace Map.Gazetteer;

/// <summary>
/// Postcodes of which only the town is known, as in France, Germany and Italy: five digits, which mean another town in each country. One
/// array for all, because sixty thousand lists would take ten times as much memory.
/// </summary>
sealed class TownPostcodes
{
    const int Digits = 5;

    readonly Postcode[] codes;

    TownPostcodes(Postcode[] codes) => this.codes = codes;

    /// <summary>How many pairs of a code and a town.</summary>
    public int Count => codes.Length;

    /// <summary>The numbers of the entries of towns with this postcode, in any country.</summary>
    public IEnumerable<int> TownsOf(string word)
    {
        if (!IsCode(word)) yield break;
        var code = int.Parse(word, NumberStyles.None, CultureInfo.InvariantCulture);
        var first = Array.BinarySearch(codes, new Postcode(code, -1));
        for (var i = ~first; i < codes.Length && codes[i].Code == code; i++) yield return codes[i].Town;
    }

    /// <summary>The postcodes by the numbers of the entries of their towns.</summary>
    public ILookup<int, string> ByTown() =>
        codes.ToLookup(code => code.Town, code => code.Code.ToString("D5", CultureInfo.InvariantCulture));

    public static bool IsCode(string word) => word.Length == Digits && word.All(char.IsAsciiDigit);

    readonly record struct Postcode(int Code, int Town) : IComparable<Postcode>
    {
        public int CompareTo(Postcode other) => Code.CompareTo(other.Code) is var order and not 0 ? order : Town.CompareTo(other.Town);
    }

    /// <summary>Collects the postcodes.</summary>
    public sealed class Builder
    {
        readonly List<Postcode> found = [];

        public void Add(int town, IEnumerable<string> codes)
        {
            foreach (var code in codes) found.Add(new Postcode(int.Parse(code, NumberStyles.None, CultureInfo.InvariantCulture), town));
        }

        public TownPostcodes Build()
        {
            found.Sort();
            return new TownPostcodes([.. found]);
        }
    }
}

namespace Map.Gateway.Pages.Print;

/// <summary>How a sheet is laid out, and on what.</summary>
/// <param name="Name">leaflet or poster, as in the address.</param>
/// <param name="Paper">a4 or a3, as in the address.</param>
/// <param name="Most">How many places it has room for.</param>
/// <param name="MostEvents">How many events it has room for beside them.</param>
public sealed record SheetForm(string Name, string Paper, int Most, int MostEvents)
{
    const string Leaflet = "leaflet";
    const string Poster = "poster";

    /// <summary>All sheets; the first is made when none is chosen. A poster is one side, a leaflet may have many.</summary>
    public static IReadOnlyList<SheetForm> All { get; } =
        [new(Leaflet, "a4", 300, 6), new(Leaflet, "a3", 300, 10), new(Poster, "a4", 10, 4), new(Poster, "a3", 30, 8)];

    public bool IsPoster => Name == Poster;

    /// <summary>How many events there is room for beside places. A poster stays one side: it has them while a third of its
    /// places is free, and one for three of these.</summary>
    public int EventsBeside(int places) => !IsPoster ? MostEvents : places * 3 > Most * 2 ? 0 : Math.Min(MostEvents, (Most - places) / 3);

    /// <summary>A3, as people write it.</summary>
    public string PaperName => Paper.ToUpperInvariant();

    /// <exception cref="InvalidInputException">There is no such form or paper.</exception>
    public static SheetForm Of(string? form, string? paper)
    {
        var violations = new List<Violation>();
        var name = Chosen("form", form, sheet => sheet.Name);
        var format = Chosen("paper", paper, sheet => sheet.Paper);
        return violations.Count == 0 ? All.First(sheet => sheet.Name == name && sheet.Paper == format) : throw new InvalidInputException(violations);

        string Chosen(string parameter, string? given, Func<SheetForm, string> value)
        {
            var allowed = All.Select(value).Distinct().ToList();
            if (string.IsNullOrEmpty(given))
                return allowed[0];
            if (!allowed.Contains(given))
                violations.Add(new(parameter, $"is \"{given}\"; allowed: {string.Join(", ", allowed)}."));
            return given;
        }
    }

    /// <summary>The address of a filter's sheet in this form.</summary>
    /// <param name="query">The filter, without the question mark.</param>
    public string QueryWith(string query) => (query.Length == 0 ? "" : query + "&") + $"form={Name}&paper={Paper}";
}

using System.Globalization;

namespace Map.Gateway.Events;

/// <summary>The parameters of a file of events: <c>regions=GB-KEN&amp;kinds=vigil</c>, or <c>near=Dover&amp;km=30</c>. A place is named and never a position: an
/// address that somebody subscribes to stands in calendars, histories and logs.</summary>
/// <param name="Filter">Which events.</param>
/// <param name="Near">The name of a town, near which; null for anywhere.</param>
/// <param name="Metres">How far from it at most.</param>
sealed record EventQuery(V1.EventFilter Filter, string? Near, double Metres)
{
    static readonly string[] Names = ["kinds", "regions", "languages", "organisations", "places", "text", "near", "km"];

    /// <exception cref="InvalidInputException">A parameter is unknown, given twice or wrong; the violations list all of them.</exception>
    public static EventQuery Parse(IQueryCollection query)
    {
        var (filter, violations) = (new V1.EventFilter(), new List<Violation>());
        var (near, metres) = ((string?)null, 20_000.0);
        foreach (var (name, values) in query)
        {
            if (values.Count > 1) violations.Add(new(name, $"is given {values.Count} times. Give it once, with several values separated by commas."));
            var list = (values[0] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            switch (name)
            {
                case "kinds": filter.Kinds.AddRange(list.Select(word => Kind(word, violations)).Where(kind => kind != V1.EventKind.Unspecified)); break;
                case "regions": filter.Regions.AddRange(list); break;
                case "languages": filter.Languages.AddRange(list); break;
                case "organisations": filter.Organisations.AddRange(list); break;
                case "places": filter.Places.AddRange(list); break;
                case "text": filter.Text = values[0] ?? ""; break;
                case "near": near = Named(values[0] ?? "", violations); break;
                case "km": metres = Distance(values[0] ?? "", violations); break;
                default: violations.Add(new(name, $"is not a parameter of events. Allowed: {string.Join(", ", Names)}.")); break;
            }
        }

        if (query.ContainsKey("km") && near is null) violations.Add(new("near", "is missing: km is the distance from it."));
        return violations.Count == 0 ? new(filter, near, metres) : throw new InvalidInputException(violations);
    }

    static V1.EventKind Kind(string word, List<Violation> violations)
    {
        var kind = Words.Find<V1.EventKind>(word);
        if (kind == V1.EventKind.Unspecified)
            violations.Add(new("kinds", $"has {Quote.Of(word)}; one of {string.Join(", ", Words.Values<V1.EventKind>().Select(one => Words.Of(one)))}."));
        return kind;
    }

    static string Named(string text, List<Violation> violations)
    {
        // Of whatever form: a position in an address is where somebody is.
        if (!text.Any(char.IsLetter)) violations.Add(new("near", "is no name of a town, such as Dover. Positions are not taken: who is told of the address would know where you are."));
        return text;
    }

    static double Distance(string text, List<Violation> violations)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var km) && km is >= 1 and <= 200) return km * 1_000.0;
        violations.Add(new("km", $"is {Quote.Of(text)}; whole kilometres, 1 to 200."));
        return 0;
    }
}

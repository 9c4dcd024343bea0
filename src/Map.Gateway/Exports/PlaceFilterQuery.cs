namespace Map.Gateway.Exports;

/// <summary>
/// The filter as query parameters: <c>kinds=detention_centre,support_group&amp;regions=GB-KEN&amp;openOn=2010-06-01</c>.
/// </summary>
public static class PlaceFilterQuery
{
    static readonly Dictionary<string, FilterParameter> Parameters =
        FilterParameter.All.ToDictionary(parameter => parameter.Name, StringComparer.Ordinal);

    /// <exception cref="InvalidInputException">A parameter is unknown, given twice or wrong; the violations list all of them.</exception>
    public static V1.PlaceFilter Parse(IQueryCollection query)
    {
        var filter = new V1.PlaceFilter();
        var violations = new List<Violation>();
        foreach (var (name, values) in query)
        {
            try
            {
                Read(filter, name, values);
            }
            catch (FormatException wrong)
            {
                violations.Add(new(name, wrong.Message));
            }
        }

        if (query.ContainsKey("near") != query.ContainsKey(FilterParameter.WithinKm))
            violations.Add(new(query.ContainsKey("near") ? FilterParameter.WithinKm : "near", "is missing: near and withinKm go together."));
        return violations.Count == 0 ? filter : throw new InvalidInputException(violations);
    }

    /// <summary>The parameter behind a path of the filter: box for filter.box.south.</summary>
    public static string ParameterOf(string field)
    {
        if (field.EndsWith("." + FilterParameter.WithinKm, StringComparison.Ordinal))
            return FilterParameter.WithinKm;
        var path = field.StartsWith("filter.", StringComparison.Ordinal) ? field["filter.".Length..] : field;
        return path.Split('.', '[')[0];
    }

    static void Read(V1.PlaceFilter filter, string name, IReadOnlyList<string?> values)
    {
        if (!Parameters.TryGetValue(name, out var parameter))
        {
            var allowed = string.Join(", ", FilterParameter.All.Select(known => known.Name));
            throw new FormatException($"is not a parameter of the filter. Allowed: {allowed}.");
        }

        if (values.Count > 1)
            throw new FormatException($"is given {values.Count} times. Give it once, with several values separated by commas.");
        FilterText.Read(filter, parameter, values[0] ?? "");
    }
}

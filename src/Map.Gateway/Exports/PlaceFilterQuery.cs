namespace Map.Gateway.Exports;

/// <summary>
/// The filter as query parameters: <c>kinds=detention_centre,support_group&amp;regions=GB-KEN&amp;openOn=2010-06-01</c>.
/// </summary>
public static class PlaceFilterQuery
{
    static readonly Dictionary<string, FilterParameter> Parameters =
        FilterParameter.All.ToDictionary(parameter => parameter.Name, StringComparer.Ordinal);

    /// <param name="query">The parameters.</param>
    /// <param name="others">Those that are not of the filter, and are read elsewhere.</param>
    /// <exception cref="InvalidInputException">A parameter is unknown, given twice or wrong; the violations list all of them.</exception>
    public static V1.PlaceFilter Parse(IQueryCollection query, params string[] others)
    {
        var filter = new V1.PlaceFilter();
        var violations = new List<Violation>();
        foreach (var (name, values) in query.Where(parameter => !others.Contains(parameter.Key)))
        {
            try
            {
                Read(filter, name, values, others);
            }
            catch (FormatException wrong)
            {
                violations.Add(new(name, wrong.Message));
            }
        }

        if (query.ContainsKey("near") != query.ContainsKey(FilterParameter.WithinKm))
            violations.Add(new(query.ContainsKey("near") ? FilterParameter.WithinKm : "near", "is missing: near and withinKm go together."));
        if (query.ContainsKey(FilterParameter.Include))
            violations.AddRange(FaultsOfInclude(query));
        // Who helps in a region is who lies there or serves it, as on the pages.
        if (filter.Regions.Count > 0 && !filter.HasRegionMatch)
            filter.RegionMatch = V1.RegionMatch.LocationOrCoverage;
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

    static IEnumerable<Violation> FaultsOfInclude(IQueryCollection query)
    {
        if (query.ContainsKey("regionMatch"))
            yield return new(FilterParameter.Include, "is given with regionMatch. Leave one of the two out.");
        if (!query.ContainsKey("regions"))
            yield return new(FilterParameter.Include, "is set without regions. Give regions, or leave it out.");
    }

    static void Read(V1.PlaceFilter filter, string name, IReadOnlyList<string?> values, string[] others)
    {
        if (!Parameters.TryGetValue(name, out var parameter))
        {
            var allowed = string.Join(", ", FilterParameter.All.Select(known => known.Name).Concat(others));
            throw new FormatException($"is not a parameter of the filter. Allowed: {allowed}.");
        }

        if (values.Count > 1)
            throw new FormatException($"is given {values.Count} times. Give it once, with several values separated by commas.");
        FilterText.Read(filter, parameter, values[0] ?? "");
    }
}

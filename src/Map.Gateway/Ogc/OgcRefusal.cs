using Map.Gateway.Exports;


namespace Map.Gateway.Ogc;

/// <summary>A refusal in the words of the parameters that the caller wrote.</summary>
static class OgcRefusal
{
    // What sets a field of the filter here, besides the parameter of its own name.
    static readonly Dictionary<string, string> Written = new()
    {
        ["box"] = ItemsQuery.Box, ["openOn"] = ItemsQuery.Datetime, ["condition"] = ItemsQuery.Filter, ["after"] = ItemsQuery.Token,
    };

    /// <summary>The failure, with the name that the caller gave to what is wrong.</summary>
    public static Failure Of(Failure failure, IQueryCollection query) => FilterRefusal.Renamed(failure, field => NameOf(field, query));

    static string NameOf(string field, IQueryCollection query) =>
        Written.TryGetValue(field, out var written) && !query.ContainsKey(field) ? written : field;
}

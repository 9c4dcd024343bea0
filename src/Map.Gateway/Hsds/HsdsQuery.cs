using Map.Gateway.Exports;
using Map.Gateway.Hsds.Objects;
using Microsoft.Extensions.Primitives;

namespace Map.Gateway.Hsds;

/// <summary>What is asked of a list: the parameters of HSDS, and beside them all of the map's one filter. All must hold.</summary>
/// <param name="Filter">Which groups; null when none can match.</param>
/// <param name="Paging">Which page.</param>
/// <param name="Detail">How much of each.</param>
sealed record HsdsQuery(V1.PlaceFilter? Filter, HsdsPaging Paging, HsdsDetail Detail)
{
    const string Search = "search", ModifiedAfter = "modified_after", Format = "format", Minimal = "minimal", Full = "full", FullService = "full_service",
        TaxonomyTermId = "taxonomy_term_id", TaxonomyId = "taxonomy_id", OrganizationIdParameter = "organization_id";

    static readonly string[] OfAll = [Search, HsdsPaging.PageParameter, HsdsPaging.PerPageParameter, ModifiedAfter, Format, Full, TaxonomyTermId, TaxonomyId];

    // What is in the filter under another name.
    static readonly Dictionary<string, string> Renamed = new(StringComparer.Ordinal) { [Search] = "text", [ModifiedAfter] = "changedSince" };

    /// <summary>The one organization whose services are asked for; null for all.</summary>
    public string? OrganizationId { get; init; }

    /// <summary>Whether the services of an organization are told in full.</summary>
    public bool HasFullServices { get; init; }

    public static HsdsQuery OfServices(IQueryCollection parameters) => Of(parameters, [.. OfAll, OrganizationIdParameter, Minimal]);

    public static HsdsQuery OfServicesAtLocations(IQueryCollection parameters)
    {
        var query = Of(parameters, [.. OfAll, OrganizationIdParameter]);
        if (query.Filter is not { } filter)
            return query;
        if (filter is { HasHasPosition: true, HasPosition: false })
            return query with { Filter = null };
        filter.HasPosition = true;
        return query;
    }

    public static HsdsQuery OfOrganizations(IQueryCollection parameters) => Of(parameters, [.. OfAll, FullService]);

    public static bool IsFullService(IQueryCollection parameters) => Flag(parameters, FullService);

    /// <summary>What the caller wrote for a parameter of the filter.</summary>
    public static string NameOf(string parameter, IQueryCollection parameters) =>
        Renamed.FirstOrDefault(renamed => renamed.Value == parameter && parameters.ContainsKey(renamed.Key)).Key ?? parameter;

    /// <summary>The value of a parameter; null when it is not given.</summary>
    /// <exception cref="InvalidInputException">It is empty, or given twice.</exception>
    public static string? Single(IQueryCollection parameters, string name) => parameters[name] switch
    {
        [] => null,
        [{ Length: > 0 } text] => text,
        _ => throw new InvalidInputException(name, "is empty, or given several times. Give it once, or leave it out."),
    };

    /// <exception cref="InvalidInputException">It asks for another format than JSON.</exception>
    public static void RequireJson(IQueryCollection parameters)
    {
        if (Single(parameters, Format) is { } format && format != "json")
            throw new InvalidInputException(Format, $"is {Quote.Of(format)}; allowed: json. /places.hsds.json has all services at once.");
    }

    static HsdsQuery Of(IQueryCollection parameters, string[] own)
    {
        RequireJson(parameters);
        var filter = SupportGroups.Only(FilterOf(parameters, own));
        if (filter is not null)
            AddTerms(filter, parameters);
        return new(filter, HsdsPaging.Of(parameters), Flag(parameters, Full) ? HsdsDetail.Full : Flag(parameters, Minimal) ? HsdsDetail.Minimal : HsdsDetail.Listed)
        {
            OrganizationId = OrganizationOf(parameters), HasFullServices = IsFullService(parameters),
        };
    }

    static V1.PlaceFilter FilterOf(IQueryCollection parameters, string[] own)
    {
        var renamed = new Dictionary<string, StringValues>(StringComparer.Ordinal);
        foreach (var (name, values) in parameters)
        {
            var isOwn = own.Contains(name);
            if (isOwn && Renamed.TryGetValue(name, out var other) && parameters.ContainsKey(other))
                throw new InvalidInputException(name, $"says the same as {other}. Give one of the two.");
            renamed[isOwn ? Renamed.GetValueOrDefault(name, name) : name] = values;
        }

        try
        {
            return PlaceFilterQuery.Parse(new QueryCollection(renamed), own);
        }
        catch (InvalidInputException wrong)
        {
            throw new InvalidInputException([.. wrong.Violations.Select(violation => violation with { Field = NameOf(violation.Field, parameters) })]);
        }
    }

    // One term beside others of the same list would widen what it should narrow.
    static void AddTerms(V1.PlaceFilter filter, IQueryCollection parameters)
    {
        var taxonomy = Single(parameters, TaxonomyId);
        if (taxonomy is not null && Vocabulary.Taxonomies.All(known => known.Id != taxonomy))
            throw new InvalidInputException(TaxonomyId, $"is {Quote.Of(taxonomy)}, which is none of /hsds/taxonomies.");
        List<Enum> values = [];
        if (Single(parameters, TaxonomyTermId) is { } id)
            values.Add(Vocabulary.ValueOf(id) ?? throw new InvalidInputException(TaxonomyTermId, $"is {Quote.Of(id)}, which is none of /hsds/taxonomy_terms."));
        // A term of the taxonomy is one of its terms.
        if (taxonomy == Vocabulary.Services.Id && !values.OfType<V1.Service>().Any() && filter.Services.Count == 0)
            values.AddRange(Words.Values<V1.Service>().Cast<Enum>());
        if (taxonomy == Vocabulary.Audiences.Id && !values.OfType<V1.Audience>().Any() && filter.Audiences.Count == 0)
            values.AddRange(Words.Values<V1.Audience>().Cast<Enum>());
        if ((values.OfType<V1.Service>().Any() && filter.Services.Count > 0) || (values.OfType<V1.Audience>().Any() && filter.Audiences.Count > 0))
            throw new InvalidInputException(TaxonomyTermId, "cannot be combined with services or audiences of the same vocabulary. Give one of the two.");
        filter.Services.AddRange(values.OfType<V1.Service>());
        filter.Audiences.AddRange(values.OfType<V1.Audience>());
    }

    static string? OrganizationOf(IQueryCollection parameters) => Single(parameters, OrganizationIdParameter) is not { } text ? null
        : Guid.TryParse(text, out var id) ? id.ToString()
        : throw new InvalidInputException(OrganizationIdParameter, $"is {Quote.Of(text)}, which is no UUID. /hsds/organizations has them.");

    static bool Flag(IQueryCollection parameters, string name) => Single(parameters, name) switch
    {
        null or "false" => false,
        "true" => true,
        var text => throw new InvalidInputException(name, $"is {Quote.Of(text)}; allowed: true, false."),
    };
}

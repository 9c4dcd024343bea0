using Grpc.Core;
using Map.Gateway.Hsds.Objects;

namespace Map.Gateway.Hsds;

/// <summary>The vocabularies of the map, whose terms all stand beside each other.</summary>
static class TaxonomyLists
{
    const string Search = "search", Format = "format", TaxonomyId = "taxonomy_id", TopOnly = "top_only", ParentId = "parent_id";

    static readonly string[] OfAll = [Search, Format, HsdsPaging.PageParameter, HsdsPaging.PerPageParameter];

    public static HsdsPage Taxonomies(IQueryCollection parameters)
    {
        RequireKnown(parameters, OfAll);
        var search = HsdsQuery.Single(parameters, Search);
        return HsdsPage.Of(HsdsPaging.Of(parameters), [.. Vocabulary.Taxonomies.Where(taxonomy => Has(search, taxonomy.Name, taxonomy.Description))]);
    }

    public static HsdsPage Terms(IQueryCollection parameters)
    {
        RequireKnown(parameters, [.. OfAll, TaxonomyId, TopOnly, ParentId]);
        var (search, taxonomy) = (HsdsQuery.Single(parameters, Search), HsdsQuery.Single(parameters, TaxonomyId));
        var terms = Vocabulary.Terms.Where(term => Has(search, term.Code, term.Name, term.Description) && (taxonomy is null || term.TaxonomyId == taxonomy));
        return HsdsPage.Of(HsdsPaging.Of(parameters), [.. HsdsQuery.Single(parameters, ParentId) is null ? terms : []]);
    }

    public static HsdsTaxonomy Taxonomy(string id) => Vocabulary.Taxonomies.FirstOrDefault(taxonomy => taxonomy.Id == id) ?? throw NotFound();

    public static HsdsTaxonomyTerm Term(string id) => Vocabulary.Terms.FirstOrDefault(term => term.Id == id) ?? throw NotFound();

    static bool Has(string? search, params string[] texts) => search is null || texts.Any(text => text.Contains(search, StringComparison.OrdinalIgnoreCase));

    static void RequireKnown(IQueryCollection parameters, string[] known)
    {
        HsdsQuery.RequireJson(parameters);
        if (parameters.Keys.FirstOrDefault(name => !known.Contains(name)) is { } unknown)
            throw new InvalidInputException(unknown, $"is no parameter of this list. Allowed: {string.Join(", ", known)}.");
    }

    static RpcException NotFound() => new(new(StatusCode.NotFound, ""));
}

namespace Map.Gateway.Hsds.Objects;

/// <summary>A term of a taxonomy of HSDS 3.1.</summary>
/// <param name="Code">The map's word, as in files and parameters: legal_advice.</param>
sealed record HsdsTaxonomyTerm(string Id, string Code, string Name, string Description, string TaxonomyId, HsdsTaxonomy TaxonomyDetail)
{
    public string Taxonomy => TaxonomyDetail.Name;

    public string Language { get; } = "en";
}

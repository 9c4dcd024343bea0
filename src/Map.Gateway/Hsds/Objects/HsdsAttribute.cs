namespace Map.Gateway.Hsds.Objects;

/// <summary>An attribute of HSDS 3.1: a term of a taxonomy, or a value with a label.</summary>
sealed record HsdsAttribute(string Id, string LinkId, string LinkEntity)
{
    public string? LinkType { get; init; }

    public string? Label { get; init; }

    public string? Value { get; init; }

    public string? TaxonomyTermId { get; init; }

    public HsdsTaxonomyTerm? TaxonomyTerm { get; init; }
}

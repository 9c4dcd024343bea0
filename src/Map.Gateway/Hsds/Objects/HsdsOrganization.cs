namespace Map.Gateway.Hsds.Objects;

/// <summary>An organization of HSDS 3.1: who offers services.</summary>
sealed record HsdsOrganization
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public string? AlternateName { get; init; }

    public required string Description { get; init; }

    public string? Email { get; init; }

    public string? Website { get; init; }

    public IReadOnlyList<HsdsUrl>? AdditionalWebsites { get; init; }

    public string? LegalStatus { get; init; }

    public string? Uri { get; init; }

    public string? ParentOrganizationId { get; init; }

    public IReadOnlyList<HsdsContact>? Contacts { get; init; }

    public IReadOnlyList<HsdsPhone>? Phones { get; init; }

    public IReadOnlyList<HsdsLocation>? Locations { get; init; }

    public IReadOnlyList<HsdsService>? Services { get; init; }
}

namespace Map.Gateway.Hsds.Objects;

/// <summary>A service of HSDS 3.1: a support group, as an offer of its organisation. Members of null are left out.</summary>
sealed record HsdsService
{
    public required string Id { get; init; }

    public string? OrganizationId { get; init; }

    public required string Name { get; init; }

    public string? AlternateName { get; init; }

    public string? Description { get; init; }

    public string? Url { get; init; }

    public IReadOnlyList<HsdsUrl>? AdditionalUrls { get; init; }

    public string? Email { get; init; }

    public required string Status { get; init; }

    public string? AssuredDate { get; init; }

    public string? LastModified { get; init; }

    /// <summary>What the parameter <c>minimal</c> calls the same; no schema has it.</summary>
    public string? ModifiedDate { get; init; }

    public IReadOnlyList<HsdsPhone>? Phones { get; init; }

    public IReadOnlyList<HsdsSchedule>? Schedules { get; init; }

    public IReadOnlyList<HsdsServiceArea>? ServiceAreas { get; init; }

    public IReadOnlyList<HsdsServiceAtLocation>? ServiceAtLocations { get; init; }

    public IReadOnlyList<HsdsLanguage>? Languages { get; init; }

    public HsdsOrganization? Organization { get; init; }

    public IReadOnlyList<HsdsContact>? Contacts { get; init; }

    public IReadOnlyList<HsdsAttribute>? Attributes { get; init; }
}

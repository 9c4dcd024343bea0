namespace Map.Gateway.Hsds.Objects;

/// <summary>A web address of HSDS 3.1 besides the website.</summary>
sealed record HsdsUrl(string Id, string? Label, string Url)
{
    public string? ServiceId { get; init; }

    public string? OrganizationId { get; init; }
}

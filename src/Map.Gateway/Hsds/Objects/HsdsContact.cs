namespace Map.Gateway.Hsds.Objects;

/// <summary>A contact of HSDS 3.1: an e-mail address besides the first. Its name says what it is for; it is never a person's.</summary>
sealed record HsdsContact(string Id, string? Name, string Email)
{
    public string? ServiceId { get; init; }

    public string? OrganizationId { get; init; }
}

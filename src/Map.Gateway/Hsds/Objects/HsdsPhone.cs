namespace Map.Gateway.Hsds.Objects;

/// <summary>A telephone number of HSDS 3.1; its type is voice, text or fax.</summary>
sealed record HsdsPhone(string Id, string Number, string Type, string? Description)
{
    public string? ServiceId { get; init; }

    public string? OrganizationId { get; init; }
}

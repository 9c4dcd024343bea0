namespace Map.Gateway.Hsds.Objects;

/// <summary>A service at the location where it is offered, as HSDS 3.1 has it.</summary>
sealed record HsdsServiceAtLocation(string Id, string ServiceId, string LocationId, HsdsLocation Location)
{
    public IReadOnlyList<HsdsServiceArea>? ServiceAreas { get; init; }

    public IReadOnlyList<HsdsContact>? Contacts { get; init; }

    public IReadOnlyList<HsdsPhone>? Phones { get; init; }

    public IReadOnlyList<HsdsSchedule>? Schedules { get; init; }

    public HsdsService? Service { get; init; }
}

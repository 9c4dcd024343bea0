namespace Map.Gateway.Hsds.Objects;

/// <summary>Where a group is, as published. Of a group without a published position nothing is said: no address, no town.</summary>
static class LocationObjects
{
    const string Entity = "location";

    /// <returns>Null when no position is published.</returns>
    public static HsdsLocation? Of(V1.Place group, References references, HsdsDetail detail)
    {
        if (group.Position is not { } position)
            return null;
        var precision = Words.Of(group.Precision);
        var listed = new HsdsLocation
        {
            Id = group.Id,
            // HSDS has no precision, and programs would draw the middle of a town as a door.
            Description = IsFine(group.Precision) ? null : $"The position is no finer than the {precision}: it is not that of a building.",
            Latitude = position.Latitude,
            Longitude = position.Longitude,
        };
        return detail != HsdsDetail.Full ? listed : listed with
        {
            Addresses = AddressOf(group, references) is { } address ? [address] : [],
            Attributes = [new(HsdsId.Of(group.Id, Entity, "precision"), group.Id, Entity) { Label = "precision", Value = precision }],
        };
    }

    // One without a street would be an empty one.
    static HsdsAddress? AddressOf(V1.Place group, References references) =>
        group is { Address: { HasLines: true, HasTown: true } address, HasCountry: true }
            ? new(
                HsdsId.Of(group.Id, "address"), group.Id, address.Lines, address.Town,
                address.HasArea ? address.Area : group.RegionCodes.Count > 1 ? references.RegionName(group.RegionCodes[^1]) : "",
                address.HasPostcode ? address.Postcode : "", group.Country)
            : null;

    static bool IsFine(V1.Precision precision) => precision is V1.Precision.Building or V1.Precision.Site or V1.Precision.Street;
}

using Google.Protobuf.WellKnownTypes;

namespace Map.Gateway.Pages.Cards;

/// <summary>The fields of a place that a card shows.</summary>
static class CardFields
{
    public static FieldMask Mask { get; } = FieldMask.FromString(
        "name,names,status_as_of,verified_on,position,precision,address,country,contacts,support_group.services,support_group.opening_hours,"
        + "reporting_centre.opening_hours");
}

using System.Text.Json.Serialization;

namespace Map.Gateway.Hsds.Objects;

/// <summary>An address of HSDS 3.1. The schema requires all of these; what is not known is an empty text.</summary>
sealed record HsdsAddress(
    string Id,
    string LocationId,
    [property: JsonPropertyName("address_1")] string Lines,
    string City,
    string StateProvince,
    string PostalCode,
    string Country)
{
    public string AddressType { get; } = "physical";
}

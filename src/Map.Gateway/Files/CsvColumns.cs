using System.Globalization;
using Map.Gateway.Places;

namespace Map.Gateway.Files;

/// <summary>The columns of places.csv. Their names and order are a promise to every spreadsheet that reads them: add at the end.</summary>
static class CsvColumns
{
    // Readers of CSV agree on no escape within a cell; a semicolon is what the seed's own lists are separated by.
    private const string Between = "; ";

    public static IReadOnlyList<(string Name, Func<Place, string?> Value)> All { get; } =
    [
        ("id", place => place.Id),
        ("kind", place => Words.Of(place.Kind)),
        ("name", place => SpreadsheetText.Safe(place.Message.Name)),
        ("status", place => Words.Of(place.Status)),
        ("status_as_of", place => place.StatusAsOf?.ToString()),
        ("opened_on", place => place.OpenedOn?.ToString()),
        ("closed_on", place => place.ClosedOn?.ToString()),
        ("latitude", place => Number(place.Position?.Latitude)),
        ("longitude", place => Number(place.Position?.Longitude)),
        ("precision", place => place.Precision is { } precision ? Words.Of(precision) : null),
        ("address", place => SpreadsheetText.Safe(place.Address?.Lines)),
        ("postcode", place => SpreadsheetText.Safe(place.Address?.Postcode)),
        ("town", place => SpreadsheetText.Safe(place.Address?.Town)),
        ("country", place => SpreadsheetText.Safe(place.Country)),
        ("regions", place => List(place.Message.RegionCodes)),
        ("coverage", place => List(place.Message.CoverageCodes)),
        ("coverage_note", place => SpreadsheetText.Safe(place.CoverageNote)),
        ("facility_type", place => SpreadsheetText.Safe((place as DetentionCentre)?.FacilityType.Code)),
        ("capacity", place => (place as DetentionCentre)?.GetCapacity(null)?.People.ToString(CultureInfo.InvariantCulture)),
        ("capacity_as_of", place => (place as DetentionCentre)?.GetCapacity(null)?.AsOf.ToString()),
        ("holding_room", place => (place as ReportingCentre)?.HoldingRoom is { } has ? (has ? "yes" : "no") : null),
        ("languages", place => List((place as SupportGroup)?.Languages.Select(language => language.ToString()) ?? [])),
        ("offers", place => SpreadsheetText.Safe((place as SupportGroup)?.Offers)),
        ("website", place => SpreadsheetText.Safe(place.Website?.OriginalString)),
        ("summary", place => SpreadsheetText.Safe(place.Message.Summary)),
        ("note", place => SpreadsheetText.Safe(place.Note)),
        ("sources", place => List(place.Sources.Select(source => source.Citation))),
        ("confidence", place => place.Confidence is { } confidence ? Words.Of(confidence) : null),
        ("verified_on", place => place.VerifiedOn?.ToString("O", CultureInfo.InvariantCulture)),
        ("updated_at", place => place.UpdatedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)),
    ];

    private static string? Number(double? value) => value?.ToString("R", CultureInfo.InvariantCulture);

    private static string List(IEnumerable<string> values) => SpreadsheetText.Safe(string.Join(Between, values));
}

using System.Globalization;
using Map.Gateway.GraphQL.Places;

namespace Map.Gateway.Exports.Formats;

/// <summary>The columns of places.csv. Their names and order are a promise to every spreadsheet that reads them: add at the end.</summary>
static class CsvColumns
{
    // Readers of CSV agree on no escape within a cell, and citations have commas and semicolons in them.
    const string Between = " | ";

    public static IReadOnlyList<(string Name, Func<FilePlace, string?> Value)> All { get; } =
    [
        ("id", file => file.Place.Id),
        ("kind", file => Words.Of(file.Place.Kind)),
        ("name", file => SpreadsheetText.Safe(file.Place.Message.Name)),
        ("status", file => Words.Of(file.Place.Status)),
        ("status_as_of", file => file.Place.StatusAsOf?.ToString()),
        ("opened_on", file => file.Place.OpenedOn?.ToString()),
        ("closed_on", file => file.Place.ClosedOn?.ToString()),
        ("latitude", file => Number(file.Place.Position?.Latitude)),
        ("longitude", file => Number(file.Place.Position?.Longitude)),
        ("precision", file => file.Place.Precision is { } precision ? Words.Of(precision) : null),
        ("address", file => SpreadsheetText.Safe(file.Place.Address?.Lines)),
        ("postcode", file => SpreadsheetText.Safe(file.Place.Address?.Postcode)),
        ("town", file => SpreadsheetText.Safe(file.Place.Address?.Town)),
        ("country", file => SpreadsheetText.Safe(file.Place.Country)),
        ("regions", file => List(file.Place.Message.RegionCodes)),
        ("coverage", file => List(file.Place.Message.CoverageCodes)),
        ("coverage_note", file => SpreadsheetText.Safe(file.Place.CoverageNote)),
        ("operated_by", file => List(file.OperatedBy)),
        ("facility_type", file => SpreadsheetText.Safe((file.Place as DetentionCentre)?.FacilityType.Code)),
        ("capacity", file => (file.Place as DetentionCentre)?.GetCapacity(null)?.People.ToString(CultureInfo.InvariantCulture)),
        ("capacity_as_of", file => (file.Place as DetentionCentre)?.GetCapacity(null)?.AsOf.ToString()),
        ("holding_room", file => (file.Place as ReportingCentre)?.HoldingRoom is { } has ? (has ? "yes" : "no") : null),
        ("languages", file => List((file.Place as SupportGroup)?.Languages.Select(language => language.ToString()) ?? [])),
        ("offers", file => SpreadsheetText.Safe((file.Place as SupportGroup)?.Offers)),
        ("website", file => SpreadsheetText.Safe(file.Place.Website?.OriginalString)),
        ("summary", file => SpreadsheetText.Safe(file.Place.Message.Summary)),
        ("note", file => SpreadsheetText.Safe(file.Place.Note)),
        ("sources", file => List(file.Place.Sources.Select(source => source.Citation))),
        ("confidence", file => file.Place.Confidence is { } confidence ? Words.Of(confidence) : null),
        ("verified_on", file => file.Place.VerifiedOn?.ToString("O", CultureInfo.InvariantCulture)),
        ("updated_at", file => file.Place.UpdatedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)),
        ("services", file => List((file.Place as SupportGroup)?.Services.Select(service => Words.Of(service)) ?? [])),
        ("ways_to_help", file => List((file.Place as SupportGroup)?.WaysToHelp.Select(way => Words.Of(way.What)).Distinct() ?? [])),
        ("capacity_kind", file => (file.Place as DetentionCentre)?.GetCapacity(null)?.Kind is { } kind ? Words.Of(kind) : null),
        ("holds", file => List((file.Place as DetentionCentre)?.Holds.Select(population => Words.Of(population)) ?? [])),
        ("maximum_stay", file => SpreadsheetText.Safe((file.Place as DetentionCentre)?.MaximumStay)),
        ("audiences", file => List((file.Place as SupportGroup)?.Audiences.Select(audience => Words.Of(audience)) ?? [])),
        ("contacts", file => List(file.Place.Contacts.Select(contact => $"{Words.Of(contact.Kind)}: {contact.Value}"))),
    ];

    static string? Number(double? value) => value?.ToString("R", CultureInfo.InvariantCulture);

    static string List(IEnumerable<string> values) => SpreadsheetText.Safe(string.Join(Between, values));
}

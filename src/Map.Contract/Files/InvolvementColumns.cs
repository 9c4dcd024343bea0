using Map.V1;

namespace Map.Contract.Files;

/// <summary>The columns of the files of involvements: which organisation does what at which place, since when, and on whose word.</summary>
public static class InvolvementColumns
{
    /// <summary>All of them, in their order. Readers rely on it: new ones are added at the end.</summary>
    public static IReadOnlyList<FileColumn<InvolvementAtPlace>> All { get; } =
    [
        new("id", ColumnType.Text, row => row.Involvement.Id) { Description = "The id of the involvement, a UUID." },
        new("organisation_id", ColumnType.Text, row => OrganisationColumns.IdOf(row.Involvement.OrganisationId))
            { Description = "The id of the organisation, as in GraphQL." },
        new("organisation", ColumnType.Text, row => row.OrganisationName) { Description = "Its name." },
        new("role", ColumnType.Text, row => Words.Of(row.Involvement.Role)) { Description = "What it does there: operates, owns, healthcare, visits …" },
        new("place_id", ColumnType.Text, row => GlobalId.Of(row.Place).ToString()) { Description = "The id of the place, as in GraphQL." },
        new("place", ColumnType.Text, row => row.Place.Name) { Description = "Its name." },
        new("place_kind", ColumnType.Text, row => Words.Of(row.Place.Kind)) { Description = "What the place is." },
        new("place_status", ColumnType.Text, row => Words.Of(row.Place.Status)) { Description = "Whether it is in operation." },
        new("from", ColumnType.Text, row => row.Involvement.HasFrom ? row.Involvement.From : null)
            { Description = "First day, as precise as known: YYYY, YYYY-MM or YYYY-MM-DD; empty when not known." },
        new("to", ColumnType.Text, row => row.Involvement.HasTo ? row.Involvement.To : null)
            { Description = "Last day, as precise as known; empty while it continues, as far as known." },
        new("source", ColumnType.Text, row => row.Involvement.Source?.Citation) { Description = "Where that is known from." },
        new("source_url", ColumnType.Text, row => HttpLink.From(row.Involvement.Source?.Url)?.OriginalString) { Description = "The address of that source." },
        new("confidence", ColumnType.Text, row => row.Involvement.Confidence == Confidence.Unspecified ? null : Words.Of(row.Involvement.Confidence))
            { Description = "How well that is supported: high, medium, low." },
        new("note", ColumnType.Text, row => row.Involvement.HasNote ? row.Involvement.Note : null)
            { Description = "Remarks, such as the role in the words of the source." },
        new("town", ColumnType.Text, row => row.Place.Address is { HasTown: true } address ? address.Town : null) { Description = "Town of the place." },
        new("country", ColumnType.Text, row => row.Place.HasCountry ? row.Place.Country : null)
            { Description = "Country of the place, ISO 3166-1 alpha-2." },
        new("latitude", ColumnType.Number, row => row.Place.Position?.Latitude) { Description = "Of the place, WGS 84, as published." },
        new("longitude", ColumnType.Number, row => row.Place.Position?.Longitude) { Description = "Of the place, WGS 84, as published." },
    ];
}

using Google.Protobuf.WellKnownTypes;
using Map.Places.Access;
using Map.Places.Storage;
using Map.V1;
using Npgsql;

namespace Map.Places.Places;

/// <summary>A place as it is read: everything of it in one row, so that a page is one statement and one state of the map.</summary>
/// <param name="Place">The message.</param>
/// <param name="SortName">What the order by name goes by.</param>
public sealed record PlaceRow(Place Place, string SortName)
{
    /// <summary>The columns of what belongs to place p, as arrays of text; a table without rows is null.</summary>
    const string Details = """
        NULLIF(ARRAY(SELECT ARRAY[x.opened::text, x.closed::text, s.citation, s.url] FROM period x LEFT JOIN source s ON s.id = x.source_id
              WHERE x.place_id = p.id ORDER BY lower(x.days) NULLS FIRST, upper(x.days), x.ordinal), '{}'),
        NULLIF(ARRAY(SELECT ARRAY[s.citation, s.url] FROM place_source x JOIN source s ON s.id = x.source_id
              WHERE x.place_id = p.id ORDER BY x.ordinal), '{}'),
        NULLIF(ARRAY(SELECT ARRAY[x.people::text, x.as_of::text, s.citation, s.url] FROM capacity x LEFT JOIN source s ON s.id = x.source_id
              WHERE x.place_id = p.id ORDER BY first_day(x.as_of) DESC, x.ordinal), '{}'),
        ARRAY(SELECT r.code FROM place_region x JOIN region r ON r.code = x.region_code WHERE x.place_id = p.id ORDER BY r.kind, r.code),
        ARRAY(SELECT r.code FROM coverage x JOIN region r ON r.code = x.region_code WHERE x.place_id = p.id ORDER BY r.kind, r.code),
        p.services,
        NULLIF(ARRAY(SELECT ARRAY[x.what::text, x.note] FROM way_to_help x WHERE x.place_id = p.id ORDER BY x.ordinal), '{}')
        """;

    /// <summary>Reads the rows of a page in order. Details are only gathered for the rows that the inner select leaves.</summary>
    /// <param name="page">A select of place p, from <see cref="Visibility.Places"/>, ordered and limited.</param>
    /// <param name="orderBy">Its order.</param>
    /// <param name="more">Further columns of the page, each with a leading comma.</param>
    public static string Select(string page, string orderBy, string more = "") =>
        $"SELECT {Visibility.PlaceColumns}, {Details}{more} FROM ({page}) p ORDER BY {orderBy}";

    /// <summary>The number of columns; what <c>more</c> adds follows.</summary>
    public const int Columns = 39;

    public static PlaceRow Read(NpgsqlDataReader row)
    {
        var place = new Place
        {
            Id = row.GetGuid(0).ToString(),
            Kind = row.Word<PlaceKind>(1),
            Name = row.GetString(2),
            Status = row.Word<PlaceStatus>(5),
            Precision = row.Word<Precision>(9),
            Confidence = row.Word<Confidence>(17),
            Published = row.GetBoolean(20),
            UpdatedAt = Timestamp.FromDateTime(row.GetDateTime(29)),
            Revision = row.GetInt64(30),
        };
        row.ReadMap(3, place.Names);
        if (row.Text(4) is { } summary) place.Summary = summary;
        if (row.Text(6) is { } statusAsOf) place.StatusAsOf = statusAsOf;
        if (!row.IsDBNull(7)) place.Position = new Position { Latitude = row.GetDouble(7), Longitude = row.GetDouble(8) };
        place.Address = ReadAddress(row);
        if (row.Text(14) is { } country) place.Country = country;
        if (row.Text(15) is { } coverageNote) place.CoverageNote = coverageNote;
        if (row.Text(16) is { } website) place.Website = website;
        if (row.Text(18) is { } note) place.Note = note;
        if (row.Text(19) is { } verifiedOn) place.VerifiedOn = verifiedOn;
        place.Periods.AddRange(row.ReadTable(32).Select(PeriodOf));
        place.SetOuterBounds();
        place.Sources.AddRange(row.ReadTable(33).Select(cells => ReaderExtensions.ToSource(cells[0], cells[1])));
        place.RegionCodes.AddRange(row.GetFieldValue<string[]>(35));
        place.CoverageCodes.AddRange(row.GetFieldValue<string[]>(36));
        ReadKind(row, place);
        return new PlaceRow(place, row.GetString(31));
    }

    static void ReadKind(NpgsqlDataReader row, Place place)
    {
        switch (place.Kind)
        {
            case PlaceKind.DetentionCentre:
                place.DetentionCentre = new DetentionCentre { FacilityType = row.Text(22) ?? "unknown" };
                if (row.Text(23) is { } typeNote) place.DetentionCentre.FacilityTypeNote = typeNote;
                place.DetentionCentre.Capacities.AddRange(row.ReadTable(34).Select(CapacityOf));
                break;
            case PlaceKind.ReportingCentre:
                place.ReportingCentre = new ReportingCentre();
                if (!row.IsDBNull(24)) place.ReportingCentre.HoldingRoom = row.GetBoolean(24);
                if (row.Text(25) is { } hours) place.ReportingCentre.OpeningHours = hours;
                break;
            case PlaceKind.SupportGroup:
                place.SupportGroup = new SupportGroup { Scope = row.Word<Scope>(28) };
                if (!row.IsDBNull(21)) place.SupportGroup.OrganisationId = row.GetGuid(21).ToString();
                if (row.Text(25) is { } groupHours) place.SupportGroup.OpeningHours = groupHours;
                if (row.Text(27) is { } offers) place.SupportGroup.Offers = offers;
                place.SupportGroup.Languages.AddRange(row.GetFieldValue<string[]>(26));
                place.SupportGroup.Services.AddRange(row.GetFieldValue<Service[]>(37));
                place.SupportGroup.WaysToHelp.AddRange(row.ReadTable(38).Select(WayToHelpOf));
                break;
            case PlaceKind.Office:
                place.Office = new Office();
                if (!row.IsDBNull(21)) place.Office.OrganisationId = row.GetGuid(21).ToString();
                break;
        }
    }

    static Address? ReadAddress(NpgsqlDataReader row)
    {
        var address = new Address();
        if (row.Text(10) is { } lines) address.Lines = lines;
        if (row.Text(11) is { } postcode) address.Postcode = postcode;
        if (row.Text(12) is { } town) address.Town = town;
        if (row.Text(13) is { } area) address.Area = area;
        return address.CalculateSize() == 0 ? null : address;
    }

    static Period PeriodOf(string?[] cells)
    {
        var period = new Period { Source = ReaderExtensions.ToSource(cells[2], cells[3]) };
        if (cells[0] is { } opened) period.From = opened;
        if (cells[1] is { } closed) period.To = closed;
        return period;
    }

    static WayToHelp WayToHelpOf(string?[] cells)
    {
        var way = new WayToHelp { What = MapEnums.Parse<HelpKind>(cells[0]!) };
        if (cells[1] is { } note) way.Note = note;
        return way;
    }

    static Capacity CapacityOf(string?[] cells) =>
        new() { People = int.Parse(cells[0]!, null), AsOf = cells[1], Source = ReaderExtensions.ToSource(cells[2], cells[3]) };
}

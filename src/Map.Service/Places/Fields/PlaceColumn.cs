using Google.Protobuf.WellKnownTypes;
using Map.Service.Access;
using Map.Service.Storage;
using Map.V1;
using Npgsql;

namespace Map.Service.Places.Fields;

/// <summary>A column of place p, and the fields of the message that it fills. A table of its own, such as the periods, comes as one column:
/// an array of text, so that a page is one statement and one state of the map.</summary>
/// <param name="Paths">The fields, as a read mask names them.</param>
/// <param name="Sql">What is selected; null leaves the fields unset.</param>
/// <param name="Fill">Fills the fields from the column of this number, which is not null.</param>
sealed record PlaceColumn(string[] Paths, Func<Caller, Statement, string> Sql, Action<NpgsqlDataReader, int, Place> Fill)
{
    /// <summary>Those that may leave the service, with or without a mask the first few. The position is the published one.</summary>
    public static readonly IReadOnlyList<PlaceColumn> All =
    [
        new("id", "p.id", (row, i, place) => place.Id = row.GetGuid(i).ToString()),
        new("kind", "p.kind", (row, i, place) => SetKind(place, row.Word<PlaceKind>(i))),
        new("status", "p.status", (row, i, place) => place.Status = row.Word<PlaceStatus>(i)),
        new("revision", "p.revision", (row, i, place) => place.Revision = row.GetInt64(i)),

        new("name", "p.name", (row, i, place) => place.Name = row.GetString(i)),
        new("names", "NULLIF(p.names, '{}')::text", (row, i, place) => row.ReadMap(i, place.Names)),
        new("summary", "p.summary", (row, i, place) => place.Summary = row.GetString(i)),
        new("status_as_of", "p.status_as_of::text", (row, i, place) => place.StatusAsOf = row.GetString(i)),
        new(["periods", "opened_on", "closed_on"], """
            NULLIF(ARRAY(SELECT ARRAY[x.opened::text, x.closed::text, s.citation, s.url]
                FROM period x LEFT JOIN source s ON s.id = x.source_id
                WHERE x.place_id = p.id ORDER BY lower(x.days) NULLS FIRST, upper(x.days), x.ordinal), '{}')
            """, SetPeriods),
        new("position.latitude", "ST_Y(p.position)", (row, i, place) => (place.Position ??= new()).Latitude = row.GetDouble(i)),
        new("position.longitude", "ST_X(p.position)", (row, i, place) => (place.Position ??= new()).Longitude = row.GetDouble(i)),
        new("precision", "p.\"precision\"", (row, i, place) => place.Precision = row.Word<Precision>(i)),
        new("address.lines", "p.address_lines", (row, i, place) => (place.Address ??= new()).Lines = row.GetString(i)),
        new("address.postcode", "p.postcode", (row, i, place) => (place.Address ??= new()).Postcode = row.GetString(i)),
        new("address.town", "p.town", (row, i, place) => (place.Address ??= new()).Town = row.GetString(i)),
        new("address.area", "p.area", (row, i, place) => (place.Address ??= new()).Area = row.GetString(i)),
        new("country", "p.country", (row, i, place) => place.Country = row.GetString(i)),
        new("region_codes", RegionCodesOf("place_region"), (row, i, place) => place.RegionCodes.AddRange(row.GetFieldValue<string[]>(i))),
        new("coverage_codes", RegionCodesOf("coverage"), (row, i, place) => place.CoverageCodes.AddRange(row.GetFieldValue<string[]>(i))),
        new("coverage_note", "p.coverage_note", (row, i, place) => place.CoverageNote = row.GetString(i)),
        new("website", "p.website", (row, i, place) => place.Website = row.GetString(i)),
        new("contacts", Contacts, (row, i, place) => place.Contacts.AddRange(row.ReadTable(i).Select(ContactOf))),
        new("sources", """
            NULLIF(ARRAY(SELECT ARRAY[s.citation, s.url] FROM place_source x JOIN source s ON s.id = x.source_id
                WHERE x.place_id = p.id ORDER BY x.ordinal), '{}')
            """, (row, i, place) => place.Sources.AddRange(row.ReadTable(i).Select(SourceOf))),
        new("confidence", "p.confidence", (row, i, place) => place.Confidence = row.Word<Confidence>(i)),
        new("note", "p.note", (row, i, place) => place.Note = row.GetString(i)),
        new("verified_on", "to_char(p.verified_on, 'YYYY-MM-DD')", (row, i, place) => place.VerifiedOn = row.GetString(i)),
        new("updated_at", "p.updated_at", (row, i, place) => place.UpdatedAt = Timestamp.FromDateTime(row.GetDateTime(i))),
        new("published", "p.published", (row, i, place) => place.Published = row.GetBoolean(i)),

        new("detention_centre.facility_type", "coalesce(p.facility_type, 'unknown')", (row, i, place) =>
        {
            if (place.DetentionCentre is { } centre) centre.FacilityType = row.GetString(i);
        }),
        new("detention_centre.facility_type_note", "p.facility_type_note", (row, i, place) =>
        {
            if (place.DetentionCentre is { } centre) centre.FacilityTypeNote = row.GetString(i);
        }),
        new("detention_centre.capacities", """
            NULLIF(ARRAY(SELECT ARRAY[x.people::text, x.as_of::text, s.citation, s.url, x.kind::text]
                FROM capacity x LEFT JOIN source s ON s.id = x.source_id
                WHERE x.place_id = p.id ORDER BY first_day(x.as_of) DESC, x.ordinal), '{}')
            """, (row, i, place) => place.DetentionCentre?.Capacities.AddRange(row.ReadTable(i).Select(CapacityOf))),
        new("detention_centre.holds", "p.holds",
            (row, i, place) => place.DetentionCentre?.Holds.AddRange(row.GetFieldValue<Population[]>(i))),
        new("detention_centre.maximum_stay", "p.maximum_stay", (row, i, place) =>
        {
            if (place.DetentionCentre is { } centre) centre.MaximumStay = row.GetString(i);
        }),
        new("reporting_centre.holding_room", "p.holding_room", (row, i, place) =>
        {
            if (place.ReportingCentre is { } centre) centre.HoldingRoom = row.GetBoolean(i);
        }),
        new(["reporting_centre.opening_hours", "support_group.opening_hours"], "p.opening_hours", (row, i, place) =>
        {
            if (place.ReportingCentre is { } centre) centre.OpeningHours = row.GetString(i);
            if (place.SupportGroup is { } group) group.OpeningHours = row.GetString(i);
        }),
        new(["support_group.organisation_id", "office.organisation_id"], "p.organisation_id", (row, i, place) =>
        {
            if (place.SupportGroup is { } group) group.OrganisationId = row.GetGuid(i).ToString();
            if (place.Office is { } office) office.OrganisationId = row.GetGuid(i).ToString();
        }),
        new("support_group.languages", "p.languages",
            (row, i, place) => place.SupportGroup?.Languages.AddRange(row.GetFieldValue<string[]>(i))),
        new("support_group.offers", "p.offers", (row, i, place) =>
        {
            if (place.SupportGroup is { } group) group.Offers = row.GetString(i);
        }),
        new("support_group.scope", "p.scope", (row, i, place) =>
        {
            if (place.SupportGroup is { } group) group.Scope = row.Word<Scope>(i);
        }),
        new("support_group.services", "p.services",
            (row, i, place) => place.SupportGroup?.Services.AddRange(row.GetFieldValue<V1.Service[]>(i))),
        new("support_group.audiences", "p.audiences",
            (row, i, place) => place.SupportGroup?.Audiences.AddRange(row.GetFieldValue<Audience[]>(i))),
        new("support_group.ways_to_help", """
            NULLIF(ARRAY(SELECT ARRAY[x.what::text, x.note] FROM way_to_help x WHERE x.place_id = p.id ORDER BY x.ordinal), '{}')
            """, (row, i, place) => place.SupportGroup?.WaysToHelp.AddRange(row.ReadTable(i).Select(WayToHelpOf))),
    ];

    PlaceColumn(string path, Func<Caller, Statement, string> sql, Action<NpgsqlDataReader, int, Place> fill)
        : this([path], sql, fill)
    {
    }

    PlaceColumn(string path, string sql, Action<NpgsqlDataReader, int, Place> fill)
        : this([path], sql, fill)
    {
    }

    PlaceColumn(string[] paths, string sql, Action<NpgsqlDataReader, int, Place> fill)
        : this(paths, (_, _) => sql, fill)
    {
    }

    /// <summary>Read whatever is asked for: without them a place is no message, and closed_on not known.</summary>
    public bool IsAlwaysRead => Paths[0] is "id" or "kind" or "status" or "revision";

    static string RegionCodesOf(string table) => $"""
        NULLIF(ARRAY(SELECT r.code FROM {table} x JOIN region r ON r.code = x.region_code
            WHERE x.place_id = p.id ORDER BY r.kind, r.code), '{"{}"}')
        """;

    static string Contacts(Caller caller, Statement statement) => $"""
        NULLIF(ARRAY(SELECT ARRAY[x.kind::text, x.value, x.description, x.visibility::text, s.citation, s.url]
            FROM contact x LEFT JOIN source s ON s.id = x.source_id
            WHERE x.place_id = p.id AND {Visibility.Contacts("x.visibility", caller, statement)} ORDER BY x.ordinal), '{"{}"}')
        """;

    static void SetKind(Place place, PlaceKind kind)
    {
        place.Kind = kind;
        switch (kind)
        {
            case PlaceKind.DetentionCentre: place.DetentionCentre = new(); break;
            case PlaceKind.ReportingCentre: place.ReportingCentre = new(); break;
            case PlaceKind.SupportGroup: place.SupportGroup = new(); break;
            case PlaceKind.Office: place.Office = new(); break;
        }
    }

    static void SetPeriods(NpgsqlDataReader row, int column, Place place)
    {
        place.Periods.AddRange(row.ReadTable(column).Select(PeriodOf));
        place.SetOuterBounds();
    }

    static Period PeriodOf(string?[] cells)
    {
        var period = new Period { Source = ReaderExtensions.ToSource(cells[2], cells[3]) };
        if (cells[0] is { } opened) period.From = opened;
        if (cells[1] is { } closed) period.To = closed;
        return period;
    }

    static Source? SourceOf(string?[] cells) => ReaderExtensions.ToSource(cells[0], cells[1]);

    static WayToHelp WayToHelpOf(string?[] cells)
    {
        var way = new WayToHelp { What = MapEnums.Parse<HelpKind>(cells[0]!) };
        if (cells[1] is { } note) way.Note = note;
        return way;
    }

    static Contact ContactOf(string?[] cells)
    {
        var contact = new Contact
        {
            Kind = MapEnums.Parse<ContactKind>(cells[0]!),
            Value = cells[1],
            Visibility = MapEnums.Parse<ContactVisibility>(cells[3]!),
            Source = ReaderExtensions.ToSource(cells[4], cells[5]),
        };
        if (cells[2] is { } description) contact.Description = description;
        return contact;
    }

    static Capacity CapacityOf(string?[] cells) => new()
    {
        People = int.Parse(cells[0]!, null),
        AsOf = cells[1],
        Source = ReaderExtensions.ToSource(cells[2], cells[3]),
        Kind = cells[4] is { } kind ? MapEnums.Parse<CapacityKind>(kind) : CapacityKind.Unspecified,
    };
}

using static Map.Service.Places.Fields.Shapes;

namespace Map.Service.Places.Fields;

/// <summary>The fields of support groups, reporting centres and offices, some of which are shared.</summary>
static class SupportGroupFields
{
    const string OfGroup = "support_group.organisation_id";
    const string OfOffice = "office.organisation_id";

    public static readonly PlaceField[] All =
    [
        Flag("reporting_centre.holding_room"),
        Text([OfGroup, OfOffice], 36) with
        {
            Sql = (_, _) => "p.organisation_id::text",
            Columns = [],
            Write = (entity, place, _) => entity.OrganisationId = OrganisationOf(place) is { } id ? Guid.Parse(id) : null,
            Check = (place, known, violations) =>
            {
                if (OrganisationOf(place) is { } id && !(Guid.TryParseExact(id, "D", out var guid) && known.Organisations.Contains(guid)))
                    violations.Add($"place.{(place.SupportGroup is null ? OfOffice : OfGroup)}",
                        $"{Quote.Of(id)} is not an organisation; the id of one that exists.");
            },
            // PastVisibility replaces the id by the name.
            Past = PastText.Value("organisation_id", "organisation"),
        },
        TextList("support_group.languages", 100, (violations, path, tag) => violations.Language(path, tag)),
        Text("support_group.offers", 4000),
        OpeningHoursText(["support_group.opening_hours", "reporting_centre.opening_hours"]),
        Enum<Scope>("support_group.scope"),
        EnumList<V1.Service>("support_group.services"),
        EnumList<Audience>("support_group.audiences"),
        ChildRows.Of(
            "support_group.ways_to_help", "x.what::text, x.note FROM way_to_help x WHERE x.place_id = p.id ORDER BY x.ordinal",
            Read, Write, 20, Check, PastText.WayToHelp),
    ];

    /// <summary>The id of the organisation that a group is, or whose office it is.</summary>
    public static string? OrganisationOf(Place place) =>
        place.SupportGroup is { HasOrganisationId: true } group ? group.OrganisationId
        : place.Office is { HasOrganisationId: true } office ? office.OrganisationId : null;

    static WayToHelp Read(string?[] cells)
    {
        var way = new WayToHelp { What = MapEnums.Parse<HelpKind>(cells[0]!) };
        if (cells[1] is { } note) way.Note = note;
        return way;
    }

    static void Write(PlaceEntity entity, IReadOnlyList<WayToHelp> ways, MapDbContext context) =>
        Rows.Sync(entity.WaysToHelp, ways, ordinal => new WayToHelpEntity { Ordinal = ordinal }, (row, way) =>
        {
            row.What = way.What;
            row.Note = way.HasNote ? way.Note : null;
        });

    static void Check(Violations violations, string path, WayToHelp way)
    {
        violations.Enum($"{path}.what", way.What, required: true);
        if (way.HasNote) violations.Text($"{path}.note", way.Note, 500);
    }
}

namespace Map.Service.Import;

/// <summary>The rows of detention_centres.csv and reporting_centres.csv.</summary>
static class SiteRows
{
    public static void ReadDetentionCentre(FileRow row, Drafts drafts)
    {
        var place = ReadSite(row, drafts);
        place.DetentionCentre = new DetentionCentre
        {
            FacilityType = drafts.Words.FacilityType(row, "type", row["country"]),
            Holds = { drafts.Words.Values<Population>(row, "holds") },
        }.WithTexts(row, "place.detention_centre");
        ReadCapacity(place, row, drafts.Words);
        if (row["opened"] is not null || row["closed"] is not null)
            place.Periods.Add(new Period { Source = place.FirstForClaim() }.WithTexts(row, "place.periods"));
        ReadInvolvements(row, drafts, place, ("authority", InvolvementRole.Authority), ("operator", InvolvementRole.Operates));
    }

    public static void ReadReportingCentre(FileRow row, Drafts drafts)
    {
        var place = ReadSite(row, drafts);
        place.ReportingCentre = new ReportingCentre();
        if (drafts.Words.Flag(row, "holding_room") is { } holdingRoom)
            place.ReportingCentre.HoldingRoom = holdingRoom;
        ReadInvolvements(row, drafts, place,
            ("operator", InvolvementRole.Operates), ("holding_room_operator", InvolvementRole.OperatesHoldingRoom));
    }

    static Place ReadSite(FileRow row, Drafts drafts)
    {
        var place = PlaceFields.Read(row, drafts.Words);
        PlaceFields.ReadStatus(place, row, drafts.Words);
        drafts.Add(new PlaceDraft(row, row.Required("id"), place) { PositionSource = row["coord_source"] });
        return place;
    }

    static void ReadCapacity(Place place, FileRow row, Vocabulary words)
    {
        if (row.Whole("capacity") is not { } people)
            return;
        if (row["capacity_year"] is not { } year)
        {
            row.Refuse("capacity_year", "is empty, but capacity is given; the year that the number is of.");
            return;
        }

        place.DetentionCentre.Capacities.Add(new Capacity
        {
            People = people,
            AsOf = year,
            Kind = words.Value<CapacityKind>(row, "capacity_kind"),
            Source = place.FirstForClaim(),
        });
    }

    static void ReadInvolvements(
        FileRow row, Drafts drafts, Place place, params IEnumerable<(string Column, InvolvementRole Role)> columns)
    {
        foreach (var (column, usual) in columns)
            foreach (var organisation in OrganisationColumn.Read(row, column, drafts))
            {
                var involvement = new Involvement { Confidence = place.Confidence, Source = place.FirstForClaim() };
                if (organisation.Row is { } named)
                    involvement.WithTexts(named, "involvement").Role = drafts.Words.Value<InvolvementRole>(named, "role");
                if (involvement.Role == InvolvementRole.Unspecified)
                    involvement.Role = usual;
                drafts.Involvements.Add(new InvolvementDraft(row, column, row["id"] ?? "", organisation.Key, involvement));
            }
    }
}

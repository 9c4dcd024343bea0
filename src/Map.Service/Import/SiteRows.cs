namespace Map.Service.Import;

/// <summary>The rows of detention_centres.csv and reporting_centres.csv.</summary>
static class SiteRows
{
    public static void ReadDetentionCentre(CsvRow row, Drafts drafts)
    {
        var format = FileFormat.DetentionCentres;
        var place = ReadSite(row, format, drafts);
        place.DetentionCentre = new DetentionCentre { FacilityType = drafts.Words.FacilityType(row, "type", row["country"]) };
        if (row["type"] is { } type)
            place.DetentionCentre.FacilityTypeNote = type;
        ReadCapacity(place, row, drafts.Words);
        place.DetentionCentre.Holds.AddRange(drafts.Words.Values<Population>(row, format, "holds"));
        if (row["maximum_stay"] is { } stay)
            place.DetentionCentre.MaximumStay = stay;
        if (row["opened"] is not null || row["closed"] is not null)
            place.Periods.Add(ReadPeriod(place, row));
        ReadInvolvements(row, format, drafts, place, ("authority", InvolvementRole.Authority), ("operator", InvolvementRole.Operates));
    }

    public static void ReadReportingCentre(CsvRow row, Drafts drafts)
    {
        var format = FileFormat.ReportingCentres;
        var place = ReadSite(row, format, drafts);
        place.ReportingCentre = new ReportingCentre();
        if (drafts.Words.Flag(row, format, "holding_room") is { } holdingRoom)
            place.ReportingCentre.HoldingRoom = holdingRoom;
        ReadInvolvements(row, format, drafts, place,
            ("operator", InvolvementRole.Operates), ("holding_room_operator", InvolvementRole.OperatesHoldingRoom));
    }

    static Place ReadSite(CsvRow row, FileFormat format, Drafts drafts)
    {
        var place = PlaceFields.Read(row, format, drafts.Words);
        PlaceFields.ReadStatus(place, row, format, drafts.Words);
        place.Address = PlaceFields.ReadAddress(row);
        drafts.Add(new PlaceDraft(row, format, row.Required("id"), place) { PositionSource = row["coord_source"] });
        return place;
    }

    static void ReadCapacity(Place place, CsvRow row, Vocabulary words)
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
            Kind = words.Value<CapacityKind>(row, FileFormat.DetentionCentres, "capacity_kind") ?? CapacityKind.Unspecified,
            Source = place.Sources.FirstOrDefault(),
        });
    }

    static Period ReadPeriod(Place place, CsvRow row)
    {
        var period = new Period { Source = place.Sources.FirstOrDefault() };
        if (row["opened"] is { } opened)
            period.From = opened;
        if (row["closed"] is { } closed)
            period.To = closed;
        return period;
    }

    static void ReadInvolvements(
        CsvRow row, FileFormat format, Drafts drafts, Place place, params IEnumerable<(string Column, InvolvementRole Role)> columns)
    {
        foreach (var (column, usual) in columns)
            foreach (var organisation in OrganisationColumn.Read(row, column, drafts))
            {
                var role = organisation.Role is null ? usual
                    : drafts.Words.Value<InvolvementRole>(organisation.Row!, FileFormat.OrganisationNames, "role") ?? usual;
                var involvement = new Involvement { Role = role, Confidence = place.Confidence, Source = place.Sources.FirstOrDefault() };
                if (organisation.From is not null)
                    involvement.From = organisation.From;
                if (organisation.To is not null)
                    involvement.To = organisation.To;
                drafts.Involvements.Add(new InvolvementDraft(row, format, column, row["id"] ?? "", organisation.Key, involvement));
            }
    }
}

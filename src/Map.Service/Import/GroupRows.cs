namespace Map.Service.Import;

/// <summary>The rows of support_groups.csv: each is an organisation and a place.</summary>
static class GroupRows
{
    public static void Read(CsvRow row, Drafts drafts)
    {
        var format = FileFormat.SupportGroups;
        var place = PlaceFields.Read(row, format, drafts.Words);
        PlaceFields.ReadStatus(place, row, format, drafts.Words);
        place.Address = PlaceFields.ReadAddress(row, town: "city");
        if (row["coverage"] is { } coverage)
            place.CoverageNote = coverage;
        place.SupportGroup = new SupportGroup { Scope = drafts.Words.Value<Scope>(row, format, "scope") ?? Scope.Unspecified };
        place.SupportGroup.Languages.AddRange(row.List("languages"));
        if (row["offers"] is { } offers)
            place.SupportGroup.Offers = offers;
        place.SupportGroup.Services.AddRange(drafts.Words.Values<V1.Service>(row, format, "services"));
        place.SupportGroup.Audiences.AddRange(drafts.Words.Values<Audience>(row, format, "audiences"));
        place.SupportGroup.WaysToHelp.AddRange(
            drafts.Words.Values<HelpKind>(row, format, "ways_to_help").Select(what => new WayToHelp { What = what }));

        var key = row.Required("id");
        drafts.Add(new PlaceDraft(row, format, key, place, Organisation: key));
        drafts.Add(new OrganisationDraft(row, format, key, Organisation(row, format, drafts.Words, place), Parent: null));
        foreach (var site in row.List("visits_or_covers_sites"))
            drafts.Involvements.Add(new InvolvementDraft(row, format, "visits_or_covers_sites", site, key, new Involvement
            {
                Role = InvolvementRole.Visits, Confidence = place.Confidence, Source = place.Sources.FirstOrDefault(),
            }));
    }

    static Organisation Organisation(CsvRow row, FileFormat format, Vocabulary words, Place place)
    {
        var organisation = new Organisation
        {
            Name = place.Name,
            Names = { place.Names },
            Kind = words.Value<OrganisationKind>(row, format, "kind", required: true) ?? OrganisationKind.Unspecified,
            Scope = place.SupportGroup.Scope,
            Confidence = place.Confidence,
            Dissolved = place.Status == PlaceStatus.Closed,
            Sources = { place.Sources },
        };
        if (place.HasCountry)
            organisation.Country = place.Country;
        if (place.HasWebsite)
            organisation.Website = place.Website;
        if (place.SupportGroup.HasOffers)
            organisation.Summary = place.SupportGroup.Offers;
        return organisation;
    }
}

namespace Map.Service.Import;

/// <summary>The rows of support_groups.csv: each is an organisation and a place.</summary>
static class GroupRows
{
    public static void Read(FileRow row, Drafts drafts)
    {
        var words = drafts.Words;
        var place = PlaceFields.Read(row, words);
        PlaceFields.ReadStatus(place, row, words);
        place.SupportGroup = new SupportGroup
        {
            Scope = words.Value<Scope>(row, "scope"),
            Languages = { row.List("languages") },
            Services = { words.Values<V1.Service>(row, "services") },
            Audiences = { words.Values<Audience>(row, "audiences") },
            WaysToHelp = { words.Values<HelpKind>(row, "ways_to_help").Select(what => new WayToHelp { What = what }) },
        }.WithTexts(row, "place.support_group");

        var key = row.Required("id");
        drafts.Add(new PlaceDraft(row, key, place, Organisation: key));
        drafts.Add(new OrganisationDraft(row, key, Organisation(row, words, place), Parent: null));
        foreach (var site in row.List("visits_or_covers_sites"))
            drafts.Involvements.Add(new InvolvementDraft(row, "visits_or_covers_sites", site, key, new Involvement
            {
                Role = InvolvementRole.Visits, Confidence = place.Confidence, Source = place.FirstForClaim(),
            }));
    }

    static Organisation Organisation(FileRow row, Vocabulary words, Place place) => new Organisation
    {
        Name = place.Name,
        Names = { place.Names },
        Kind = words.Value<OrganisationKind>(row, "kind", required: true),
        Scope = place.SupportGroup.Scope,
        Confidence = place.Confidence,
        Dissolved = place.Status == PlaceStatus.Closed,
        Sources = { place.ForOrganisation() },
    }.WithTexts(row, "organisation");
}

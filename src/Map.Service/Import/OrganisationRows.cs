namespace Map.Service.Import;

/// <summary>The rows of organisations.csv: each is an organisation, and with a position also its head office.</summary>
static class OrganisationRows
{
    public static void Read(FileRow row, Drafts drafts)
    {
        var key = row.Required("id");
        var place = PlaceFields.Read(row, drafts.Words);
        var dissolved = Dissolved(row);
        var organisation = new Organisation
        {
            Name = place.Name,
            Kind = drafts.Words.Value<OrganisationKind>(row, "kind", required: true),
            Scope = drafts.Words.Value<Scope>(row, "scope"),
            Confidence = place.Confidence,
            Dissolved = dissolved,
            Sources = { place.ForOrganisation() },
        }.WithTexts(row, "organisation");
        var parent = OrganisationColumn.Read(row, "parent", drafts).FirstOrDefault();
        drafts.Add(new OrganisationDraft(row, key, organisation, parent?.Key));

        if (place.Position is null)
            return;
        place.Status = dissolved ? PlaceStatus.Closed : PlaceStatus.Open;
        place.Office = new Office();
        drafts.Add(new PlaceDraft(row, key, place, Organisation: key));
    }

    static bool Dissolved(FileRow row)
    {
        var status = row["status"];
        if (status is not ("active" or "dissolved"))
            row.Refuse("status", status is null ? "is empty; active or dissolved." : $"\"{status}\" is not known; active or dissolved.");
        return status == "dissolved";
    }
}

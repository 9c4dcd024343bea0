namespace Map.Service.Import;

/// <summary>The rows of organisations.csv: each is an organisation, and with a position also its head office.</summary>
static class OrganisationRows
{
    static readonly FileFormat Format = FileFormat.Organisations;

    public static void Read(CsvRow row, Drafts drafts)
    {
        var key = row.Required("id");
        var place = PlaceFields.Read(row, Format, drafts.Words);
        var dissolved = Dissolved(row);
        var organisation = new Organisation
        {
            Name = place.Name,
            Kind = drafts.Words.Value<OrganisationKind>(row, Format, "kind", required: true) ?? OrganisationKind.Unspecified,
            Scope = drafts.Words.Value<Scope>(row, Format, "scope") ?? Scope.Unspecified,
            Confidence = place.Confidence,
            Dissolved = dissolved,
            Sources = { place.Sources },
        };
        if (row["name_short"] is { } shortName)
            organisation.ShortName = shortName;
        if (place.HasCountry)
            organisation.Country = place.Country;
        if (place.HasWebsite)
            organisation.Website = place.Website;
        if (row["what_they_do"] is { } summary)
            organisation.Summary = summary;
        var parent = OrganisationColumn.Read(row, "parent", drafts).FirstOrDefault();
        drafts.Add(new OrganisationDraft(row, Format, key, organisation, parent?.Key));

        if (place.Position is null)
            return;
        place.Status = dissolved ? PlaceStatus.Closed : PlaceStatus.Open;
        place.Address = PlaceFields.ReadAddress(row, town: "hq_city");
        place.Office = new Office();
        drafts.Add(new PlaceDraft(row, Format, key, place, Organisation: key));
    }

    static bool Dissolved(CsvRow row)
    {
        var status = row["status"];
        if (status is not ("active" or "dissolved"))
            row.Refuse("status", status is null ? "is empty; active or dissolved." : $"\"{status}\" is not known; active or dissolved.");
        return status == "dissolved";
    }
}

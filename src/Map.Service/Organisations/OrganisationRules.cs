namespace Map.Service.Organisations;

/// <summary>The rules for every organisation that is written, by whichever way.</summary>
public static class OrganisationRules
{
    /// <param name="organisation">The organisation.</param>
    /// <param name="violations">Gets what is wrong.</param>
    /// <param name="needsSources">Whether somebody has to vouch for it already.</param>
    public static void Check(Organisation organisation, Violations violations, bool needsSources = true)
    {
        violations.Text("organisation.name", organisation.Name, 200);
        if (organisation.HasShortName) violations.Text("organisation.short_name", organisation.ShortName, 50);
        violations.Names("organisation.names", organisation.Names);
        violations.Count("organisation.other_names", organisation.OtherNames.Count, OtherNameRules.Most);
        for (var i = 0; i < organisation.OtherNames.Count; i++)
            OtherNameRules.Check(violations, $"organisation.other_names[{i}]", organisation.OtherNames[i]);
        OtherNameRules.CheckDoubles(violations, "organisation.other_names", organisation.OtherNames);
        violations.Enum("organisation.kind", organisation.Kind, required: true);
        if (organisation.HasCountry) violations.Country("organisation.country", organisation.Country);
        violations.Enum("organisation.scope", organisation.Scope);
        if (organisation.HasWebsite) violations.Address("organisation.website", organisation.Website);
        if (organisation.HasSummary) violations.Text("organisation.summary", organisation.Summary, 4000);
        violations.Count("organisation.contacts", organisation.Contacts.Count, ContactRules.Most);
        for (var i = 0; i < organisation.Contacts.Count; i++)
            ContactRules.Check(violations, $"organisation.contacts[{i}]", organisation.Contacts[i]);
        violations.Enum("organisation.confidence", organisation.Confidence);
        if (organisation.Sources.Count == 0 && needsSources)
            violations.Add("organisation.sources", "is empty; at least one source.");
        violations.Count("organisation.sources", organisation.Sources.Count, 100);
        for (var i = 0; i < organisation.Sources.Count; i++)
            violations.WholeSource($"organisation.sources[{i}]", organisation.Sources[i], Organisation.Descriptor);
    }
}

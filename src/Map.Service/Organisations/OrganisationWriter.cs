namespace Map.Service.Organisations;

/// <summary>Copies a message that has passed <see cref="OrganisationRules"/> into its entity and the child rows.</summary>
public sealed class OrganisationWriter(MapDbContext context)
{
    /// <summary>Copies what a file of organisations does not have, too.</summary>
    public void ApplyAll(OrganisationEntity row, Organisation organisation)
    {
        Apply(row, organisation, _ => true);
        OtherNames.Write(row.OtherNames, organisation.OtherNames, ordinal => new OrganisationNameEntity { Ordinal = ordinal }, context);
        ContactRows.Sync(row.Contacts, organisation.Contacts, ordinal => new OrganisationContactEntity { Ordinal = ordinal }, context);
    }

    /// <param name="row">The organisation in the database.</param>
    /// <param name="organisation">The organisation as a file has it.</param>
    /// <param name="says">Whether the file says something of a field; else it stays as it is.</param>
    public void Apply(OrganisationEntity row, Organisation organisation, Predicate<string> says)
    {
        row.Name = organisation.Name;
        row.Kind = organisation.Kind;
        row.Dissolved = organisation.Dissolved;
        if (says("short_name")) row.ShortName = organisation.HasShortName ? organisation.ShortName : null;
        if (says("names")) row.Names = new(organisation.Names);
        if (says("parent_id")) row.ParentId = organisation.HasParentId ? Guid.Parse(organisation.ParentId) : null;
        if (says("country")) row.Country = organisation.HasCountry ? organisation.Country : null;
        if (says("scope")) row.Scope = organisation.Scope == Scope.Unspecified ? null : organisation.Scope;
        if (says("website")) row.Website = organisation.HasWebsite ? organisation.Website : null;
        if (says("summary")) row.Summary = organisation.HasSummary ? organisation.Summary : null;
        if (says("confidence")) row.Confidence = organisation.Confidence == Confidence.Unspecified ? null : organisation.Confidence;
        SourceRows.Sync(row.Sources, organisation.Sources, ordinal => new OrganisationSourceEntity { Ordinal = ordinal }, context);
    }
}

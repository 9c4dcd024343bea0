namespace Map.Service.Organisations;

/// <summary>Copies a message that has passed <see cref="OrganisationRules"/> into its entity and the child rows.</summary>
public sealed class OrganisationWriter(MapDbContext context)
{
    /// <summary>Copies what a file of organisations does not have, too.</summary>
    public void ApplyAll(OrganisationEntity row, Organisation organisation)
    {
        Apply(row, organisation);
        OtherNames.Write(row.OtherNames, organisation.OtherNames, ordinal => new OrganisationNameEntity { Ordinal = ordinal }, context);
        ContactRows.Sync(row.Contacts, organisation.Contacts, ordinal => new OrganisationContactEntity { Ordinal = ordinal }, context);
    }

    public void Apply(OrganisationEntity row, Organisation organisation)
    {
        row.Name = organisation.Name;
        row.ShortName = organisation.HasShortName ? organisation.ShortName : null;
        row.Names = new(organisation.Names);
        row.Kind = organisation.Kind;
        row.ParentId = organisation.HasParentId ? Guid.Parse(organisation.ParentId) : null;
        row.Country = organisation.HasCountry ? organisation.Country : null;
        row.Scope = organisation.Scope == Scope.Unspecified ? null : organisation.Scope;
        row.Website = organisation.HasWebsite ? organisation.Website : null;
        row.Summary = organisation.HasSummary ? organisation.Summary : null;
        row.Dissolved = organisation.Dissolved;
        row.Confidence = organisation.Confidence == Confidence.Unspecified ? null : organisation.Confidence;
        SourceRows.Sync(row.Sources, organisation.Sources, ordinal => new OrganisationSourceEntity { Ordinal = ordinal }, context);
    }
}

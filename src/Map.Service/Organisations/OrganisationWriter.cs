namespace Map.Service.Organisations;

/// <summary>Copies a message that has passed <see cref="OrganisationRules"/> into its entity and the child rows.</summary>
public sealed class OrganisationWriter(MapDbContext context)
{
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
        Rows.Sync(row.Sources, organisation.Sources, ordinal => new OrganisationSourceEntity { Ordinal = ordinal },
            (source, wanted) => source.SourceId = context.IdOf(wanted));
    }
}

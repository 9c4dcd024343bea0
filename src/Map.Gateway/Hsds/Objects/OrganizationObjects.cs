namespace Map.Gateway.Hsds.Objects;

/// <summary>Who offers a service: the organisation of a group, or the group itself where it belongs to none.</summary>
static class OrganizationObjects
{
    public static HsdsOrganization Of(V1.Organisation organisation, HsdsContext context, HsdsDetail detail)
    {
        var contacts = new ContactObjects(organisation.Id, organisation.Contacts);
        var listed = new HsdsOrganization
        {
            Id = organisation.Id,
            Name = organisation.Name,
            AlternateName = organisation.HasShortName ? organisation.ShortName : OtherNames.First(organisation.OtherNames),
            // The schema requires one.
            Description = organisation.HasSummary ? organisation.Summary : organisation.Name,
            Email = contacts.Email,
            Website = UriText.Of(organisation.Website),
            LegalStatus = organisation.Kind == V1.OrganisationKind.Unspecified ? null : Words.Of(organisation.Kind).Replace('_', ' '),
            Uri = $"{context.Origin}/organisations/{organisation.Id}",
            ParentOrganizationId = organisation.HasParentId ? organisation.ParentId : null,
        };
        return detail == HsdsDetail.Full ? WithLists(listed, contacts) : listed;
    }

    /// <summary>A group as its own organisation, by its own id: ids are unique among objects of one type.</summary>
    public static HsdsOrganization Of(V1.Place group, HsdsContext context, HsdsDetail detail)
    {
        var contacts = new ContactObjects(group.Id, group.Contacts);
        var listed = new HsdsOrganization
        {
            Id = group.Id,
            Name = context.NameOf(group),
            AlternateName = OtherNames.Of(group, context),
            Description = ServiceObjects.DescriptionOf(group) ?? group.Name,
            Email = contacts.Email,
            Website = UriText.Of(group.Website),
            Uri = $"{context.Origin}/places/{group.Id}",
        };
        return detail == HsdsDetail.Full ? WithLists(listed, contacts) : listed;
    }

    static HsdsOrganization WithLists(HsdsOrganization listed, ContactObjects contacts) => listed with
    {
        AdditionalWebsites = [.. contacts.Urls.Select(url => url with { OrganizationId = listed.Id })],
        Contacts = [.. contacts.OtherEmails.Select(contact => contact with { OrganizationId = listed.Id })],
        Phones = [.. contacts.Phones.Select(phone => phone with { OrganizationId = listed.Id })],
    };
}

using System.Globalization;

namespace Map.Gateway.Hsds.Objects;

/// <summary>Support groups as services, and as services at their locations.</summary>
sealed class ServiceObjects(HsdsContext context, References references)
{
    const string Entity = "service";

    public HsdsService Of(V1.Place group, HsdsDetail detail)
    {
        var modified = group.UpdatedAt?.ToDateTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var minimal = new HsdsService { Id = group.Id, Name = context.NameOf(group), Status = StatusOf(group.Status), LastModified = modified };
        if (detail == HsdsDetail.Minimal)
            return minimal with { ModifiedDate = modified };
        var contacts = new ContactObjects(group.Id, group.Contacts);
        var organization = OrganizationOf(group);
        var listed = minimal with
        {
            OrganizationId = organization.Id,
            AlternateName = OtherNames.Of(group, context),
            Description = DescriptionOf(group),
            Url = UriText.Of(group.Website),
            Email = contacts.Email,
            AssuredDate = group.HasVerifiedOn ? group.VerifiedOn : null,
            Organization = organization,
        };
        return detail == HsdsDetail.Listed ? listed : WithLists(listed, group, contacts);
    }

    /// <returns>Null when no position of the group is published.</returns>
    public HsdsServiceAtLocation? AtLocation(V1.Place group, HsdsDetail detail)
    {
        if (LocationObjects.Of(group, references, detail) is not { } location)
            return null;
        var service = Of(group, HsdsDetail.Listed);
        var listed = new HsdsServiceAtLocation(group.Id, group.Id, location.Id, location) { Service = service };
        if (detail != HsdsDetail.Full)
            return listed;
        var full = WithLists(service, group, new(group.Id, group.Contacts));
        return listed with { ServiceAreas = full.ServiceAreas, Contacts = full.Contacts, Phones = full.Phones, Schedules = full.Schedules };
    }

    /// <summary>Whose a group is.</summary>
    public HsdsOrganization OrganizationOf(V1.Place group, HsdsDetail detail = HsdsDetail.Listed) =>
        references.OrganisationOf(group) is { } organisation
            ? OrganizationObjects.Of(organisation, context, detail)
            : OrganizationObjects.Of(group, context, detail);

    /// <summary>What a group is, and what it offers; null when neither is known.</summary>
    public static string? DescriptionOf(V1.Place group)
    {
        string[] texts = [group.HasSummary ? group.Summary : "", group.SupportGroup.HasOffers ? group.SupportGroup.Offers : ""];
        var text = string.Join("\n\n", texts.Where(text => text.Length > 0));
        return text.Length > 0 ? text : null;
    }

    HsdsService WithLists(HsdsService listed, V1.Place group, ContactObjects contacts) => listed with
    {
        AdditionalUrls = [.. contacts.Urls.Select(url => url with { ServiceId = group.Id })],
        Phones = [.. contacts.Phones.Select(phone => phone with { ServiceId = group.Id })],
        Contacts = [.. contacts.OtherEmails.Select(contact => contact with { ServiceId = group.Id })],
        Schedules = group.SupportGroup.HasOpeningHours
            ? [new(HsdsId.Of(group.Id, "schedule"), group.Id, group.SupportGroup.OpeningHours, "Local time, in the syntax of OpenStreetMap's opening_hours.")]
            : [],
        ServiceAreas = [.. AreasOf(group)],
        ServiceAtLocations = LocationObjects.Of(group, references, HsdsDetail.Full) is { } location
            ? [new(group.Id, group.Id, location.Id, location)]
            : [],
        Languages = [.. group.SupportGroup.Languages.Select(tag => LanguageOf(group, tag))],
        Attributes = [.. AttributesOf(group)],
    };

    IEnumerable<HsdsServiceArea> AreasOf(V1.Place group)
    {
        foreach (var code in group.CoverageCodes)
            yield return new(HsdsId.Of(group.Id, "service_area", code), group.Id, references.RegionName(code), $"{context.Origin}/regions/{code}");
        if (group.HasCoverageNote)
            yield return new(HsdsId.Of(group.Id, "service_area"), group.Id, group.CoverageNote, null);
    }

    HsdsLanguage LanguageOf(V1.Place group, string tag)
    {
        var code = tag.Split('-')[0];
        return new(HsdsId.Of(group.Id, "language", tag), group.Id, context.LanguageName?.Invoke(tag), code, code == tag ? null : tag);
    }

    static IEnumerable<HsdsAttribute> AttributesOf(V1.Place group)
    {
        foreach (var service in group.SupportGroup.Services)
            yield return Term("service", service);
        foreach (var audience in group.SupportGroup.Audiences)
            yield return Term("audience", audience);
        foreach (var source in group.Sources)
        {
            var value = UriText.Of(source.Url) is { } url ? $"{SourceText.Of(source)} {url}" : SourceText.Of(source);
            yield return new(HsdsId.Of(group.Id, "source", value), group.Id, Entity) { Label = "source", Value = value };
        }

        HsdsAttribute Term(string type, Enum value)
        {
            var term = Vocabulary.TermOf(value);
            return new(HsdsId.Of(group.Id, "attribute", term.Id), group.Id, Entity) { LinkType = type, TaxonomyTermId = term.Id, TaxonomyTerm = term };
        }
    }

    // Defunct is for good. HSDS has no word for what is planned, or not known.
    static string StatusOf(V1.PlaceStatus status) => status switch
    {
        V1.PlaceStatus.Open => "active",
        V1.PlaceStatus.Closed => "defunct",
        V1.PlaceStatus.TemporarilyClosed => "temporarily closed",
        _ => "inactive",
    };
}

using Google.Rpc;
using Map.Service.Errors;
using Map.Service.Places.Fields;
using Map.Service.Places.Write;
using Map.V1;

namespace Map.Service.Tests.Places.Write;

public sealed class PlaceRulesTests
{
    static readonly Guid Known = Guid.Parse("0198c0de-0000-7000-8000-000000000001");

    static readonly PlaceVocabulary Vocabulary = new(
        new HashSet<string> { "GB", "FR-62" }, new HashSet<string> { "removal_centre", "unknown" }, new HashSet<Guid> { Known },
        new DateOnly(2026, 11, 28));

    [Fact]
    public void Full_place_of_each_kind_breaks_no_rule()
    {
        var centre = Some.DetentionCentre();
        centre.Names["fr"] = "Un centre";
        centre.Names["und"] = "Eng Zentrum";
        centre.Periods.Add(new Period { From = "1993-11", To = "2018-12" });
        centre.Periods.Add(new Period { From = "2025", To = "2025-12-31" });
        centre.Website = "https://example.org/a?b=c";
        centre.DetentionCentre.Capacities.Add(new Capacity { People = 0, AsOf = "2024-02-29", Source = Some.Source.Clone() });
        centre.DetentionCentre.Holds.Add([Population.Women, Population.Families]);
        centre.DetentionCentre.MaximumStay = "7 days";
        centre.Contacts.Add([
            Contact(ContactKind.Email, "visits+1@sub.example.org"), Contact(ContactKind.Voice, "+44 (1632) 960-000"),
            Contact(ContactKind.Text, "115"), Contact(ContactKind.Fax, "01.99.00.00.00"),
            Contact(ContactKind.Url, "https://example.org/contact?a=b")]);
        var group = Some.SupportGroup();
        (group.Position, group.Precision) = (null, Precision.Unspecified);
        group.CoverageCodes.Add(["GB", "FR-62"]);
        group.SupportGroup.OrganisationId = Known.ToString();
        group.SupportGroup.Languages.Add(["en", "zh-Hant", "mul"]);

        Assert.Empty(Check(centre));
        Assert.Empty(Check(group));
        Assert.Empty(Check(Some.Place()));
    }

    static Contact Contact(ContactKind kind, string value, ContactVisibility visibility = ContactVisibility.Public) =>
        new() { Kind = kind, Value = value, Visibility = visibility };

    public static TheoryData<string, Action<Place>> Wrong => new()
    {
        { "place.contacts[0].value", place => place.Contacts.Add(Contact(ContactKind.Email, "Jo <jo@example.org>")) },
        { "place.contacts[0].value", place => place.Contacts.Add(Contact(ContactKind.Email, "jo@localhost")) },
        { "place.contacts[0].value", place => place.Contacts.Add(Contact(ContactKind.Voice, "ask at the desk")) },
        { "place.contacts[0].value", place => place.Contacts.Add(Contact(ContactKind.Url, "javascript:alert(1)")) },
        { "place.contacts[0].value", place => place.Contacts.Add(Contact(ContactKind.Text, "")) },
        { "place.contacts[0].value", place => place.Contacts.Add(Contact(ContactKind.Email, new string('x', 490) + "@example.org")) },
        { "place.contacts[0].kind", place => place.Contacts.Add(Contact(ContactKind.Unspecified, "115")) },
        {
            "place.contacts[0].visibility",
            place => place.Contacts.Add(Contact(ContactKind.Voice, "115", ContactVisibility.Unspecified))
        },
        { "place.contacts", place => place.Contacts.Add(Enumerable.Repeat(Contact(ContactKind.Voice, "115"), 21)) },
        { "place.id", place => place.Id = Known.ToString() },
        { "place.kind", place => place.Kind = PlaceKind.Office },
        { "place.opened_on", place => place.OpenedOn = "2001" },
        { "place.closed_on", place => place.ClosedOn = "2001" },
        { "place.region_codes", place => place.RegionCodes.Add("GB") },
        { "place.revision", place => place.Revision = 1 },
        { "place.published", place => place.Published = true },
        { "place.updated_at", place => place.UpdatedAt = new() },
        { "place.name", place => place.Name = " " },
        { "place.name", place => place.Name = new string('x', 201) },
        { "place.name", place => place.Name = "a\0b" },
        { "place.names", place => place.Names["français"] = "x" },
        { "place.names.fr", place => place.Names["fr"] = "" },
        { "place.summary", place => place.Summary = new string('x', 4001) },
        { "place.status", place => place.Status = PlaceStatus.Unspecified },
        { "place.status", place => place.Status = (PlaceStatus)99 },
        { "place.status_as_of", place => place.StatusAsOf = "2023-02-30" },
        { "place.status_as_of", place => place.StatusAsOf = "2023-13" },
        { "place.status_as_of", place => place.StatusAsOf = "2087" },
        { "place.verified_on", place => place.VerifiedOn = "2026-11-29" },
        { "place.country", place => place.Country = "UK" },
        { "place.name", place => place.Name = "\u200B" },
        { "place.note", place => place.Note = "a \u202Egnp.exe" },
        { "place.names.fr", place => place.Names["fr"] = "\u2066x" },
        { "place.contacts[0].value", place => place.Contacts.Add(Contact(ContactKind.Email, "a\u202Eb@example.org")) },
        { "place.website", place => place.Website = "https://example.org/\u202E" },
        { "place.periods[0].from", place => place.Periods.Add(new Period { From = "2087" }) },
        { "place.periods[1]", place => place.Periods.Add([
            new Period { From = "2009", To = "2015-03" }, new Period { From = "2014", To = "2018" }]) },
        { "place.detention_centre.capacities[0].as_of", place => place.DetentionCentre = Holding(50, "2087") },
        { "place.support_group.opening_hours", place => place.SupportGroup = new SupportGroup { OpeningHours = "Mon to Fri 9-5" } },
        { "place.status_as_of", place => place.StatusAsOf = "23" },
        { "place.status_as_of", place => place.StatusAsOf = "0000" },
        { "place.periods[0]", place => place.Periods.Add(new Period()) },
        { "place.periods[0].from", place => place.Periods.Add(new Period { From = "soon" }) },
        { "place.periods[0].to", place => place.Periods.Add(new Period { From = "2018-12", To = "2018-11-30" }) },
        { "place.periods[0].source.citation", place => place.Periods.Add(new Period { From = "2018", Source = new Source() }) },
        { "place.position.latitude", place => place.Position.Latitude = 90.001 },
        { "place.position.latitude", place => place.Position.Latitude = double.NaN },
        { "place.position.longitude", place => place.Position.Longitude = double.NegativeInfinity },
        { "place.precision", place => place.Precision = Precision.Unspecified },
        { "place.precision", place => place.Position = null },
        { "place.country", place => place.Country = "UKX" },
        { "place.address.postcode", place => place.Address = new Address { Postcode = new string('1', 21) } },
        { "place.website", place => place.Website = "javascript:alert(1)" },
        { "place.website", place => place.Website = "https://" },
        { "place.sources", place => place.Sources.Clear() },
        { "place.sources[1].url", place => place.Sources.Add(new Source { Citation = "x", Url = "ftp://example.org" }) },
        { "place.confidence", place => place.Confidence = (Confidence)9 },
        { "place.verified_on", place => place.VerifiedOn = "2024-01" },
        { "place.coverage_codes", place => place.CoverageCodes.Add("GB") },
        { "place.details", place => place.ClearDetails() },
        { "place.office.organisation_id", place => place.Office = new Office { OrganisationId = "home-office" } },
        { "place.office.organisation_id", place => place.Office = new Office { OrganisationId = Guid.Empty.ToString() } },
        { "place.detention_centre.facility_type", place => place.DetentionCentre = new DetentionCentre { FacilityType = "castle" } },
        { "place.detention_centre.capacities[0].people", place => place.DetentionCentre = Holding(100_001, "2001") },
        { "place.detention_centre.capacities[0].as_of", place => place.DetentionCentre = Holding(1, "") },
        { "place.support_group.languages[0]", place => place.SupportGroup = new SupportGroup { Languages = { "english" } } },
        { "place.reporting_centre.opening_hours", place => place.ReportingCentre = new ReportingCentre { OpeningHours = "" } },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Wrong_field_is_named_by_its_path_alone(string path, Action<Place> spoil)
    {
        var place = Some.Place();
        spoil(place);

        var violation = Assert.Single(Check(place));

        Assert.Equal(path, violation.Field);
        Assert.NotEmpty(violation.Description);
    }

    [Fact]
    public void Wrong_fields_are_named_in_order_output_only_basics_time_whereabouts_contacts_details()
    {
        var place = Some.Place();
        (place.Id, place.Published, place.Name, place.Website, place.Country, place.VerifiedOn) = ("1", true, "", "x", "x", "x");
        place.Position.Latitude = 91;
        place.Contacts.Add(Contact(ContactKind.Unspecified, "115"));
        place.SupportGroup = new SupportGroup { Languages = { "english" }, Services = { V1.Service.Unspecified }, Offers = "" };

        Assert.Equal(
            ["id", "published", "name", "website", "verified_on", "position.latitude", "country", "contacts[0].kind",
                "support_group.languages[0]", "support_group.offers", "support_group.services[0]"],
            Check(place).Select(violation => violation.Field["place.".Length..]));
    }

    [Fact]
    public void Unknown_region_served_by_group_is_named()
    {
        var group = Some.SupportGroup();
        group.CoverageCodes.Add(["GB", "XX"]);

        Assert.Equal("place.coverage_codes[1]", Assert.Single(Check(group)).Field);
    }

    static IReadOnlyList<BadRequest.Types.FieldViolation> Check(Place place)
    {
        var violations = new Violations();
        PlaceRules.Check(place, Vocabulary, violations);
        return violations.Found;
    }

    static DetentionCentre Holding(int people, string asOf) => new()
    {
        FacilityType = "unknown", Capacities = { new Capacity { People = people, AsOf = asOf } },
    };
}

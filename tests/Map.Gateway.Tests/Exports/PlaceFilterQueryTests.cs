using System.Collections;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using Map.Gateway.Exports;
using Map.Gateway.Http.Errors;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Map.Gateway.Tests.Exports;

public class PlaceFilterQueryTests
{
    [Fact]
    public void Every_parameter_sets_its_field()
    {
        const string Serco = "0192f0c1-2b3c-7def-8000-000000000001";
        var filter = Parse(
            "?kinds=detention_centre,support_group&statuses=open,temporarily_closed&text=brook+house&box=170,-20,-170,-10" +
            "&near=50.9513,1.8587&withinKm=30.5&regions=GB-KEN,UKI&organisations=" + Uri.EscapeDataString(new GlobalId("Organisation", Serco).ToString()) +
            "&openOn=2010-06-01&hasPosition=true&covers=51.1,1.3&facilityTypes=prison,gb:IRC&services=legal_advice,food&languages=fr,pt-BR" +
            "&waysToHelp=visit,donate_goods&capacityAtLeast=100&verifiedSince=2025-01-31&changedSince=2026-01-31T12:00:00.5%2B01:00" +
            "&audiences=women,lgbtiq&holds=unaccompanied_minors&precision=building,site&confidence=high&helps=51.1,1.3&regionMatch=coverage" +
            "&condition=town%20IS%20NULL" +
            "&within={\"type\":\"Polygon\",\"coordinates\":[[[1.5,50.9],[2.5,50.9,7],[2.5,51.1],[1.5,50.9]]]}");

        Assert.Equal([V1.PlaceKind.DetentionCentre, V1.PlaceKind.SupportGroup], filter.Kinds);
        Assert.Equal([V1.PlaceStatus.Open, V1.PlaceStatus.TemporarilyClosed], filter.Statuses);
        Assert.Equal("brook house", filter.Text);
        Assert.Equal(new V1.Box { West = 170, South = -20, East = -170, North = -10 }, filter.Box);
        Assert.Equal(new V1.Position { Latitude = 50.9513, Longitude = 1.8587 }, filter.Near.Position);
        Assert.Equal(30_500, filter.Near.WithinMetres);
        Assert.Equal(["GB-KEN", "UKI"], filter.Regions);
        Assert.Equal([Serco], filter.Organisations);
        Assert.Equal("2010-06-01", filter.OpenOn);
        Assert.True(filter.HasPosition);
        Assert.Equal(new V1.Position { Latitude = 51.1, Longitude = 1.3 }, filter.Covers);
        Assert.Equal(["prison", "gb:IRC"], filter.FacilityTypes);
        Assert.Equal([V1.Service.LegalAdvice, V1.Service.Food], filter.Services);
        Assert.Equal(["fr", "pt-BR"], filter.Languages);
        Assert.Equal([V1.HelpKind.Visit, V1.HelpKind.DonateGoods], filter.WaysToHelp);
        Assert.Equal(100, filter.CapacityAtLeast);
        Assert.Equal("2025-01-31", filter.VerifiedSince);
        Assert.Equal(
            Timestamp.FromDateTimeOffset(new DateTimeOffset(2026, 1, 31, 11, 0, 0, 500, TimeSpan.Zero)), filter.ChangedSince);
        Assert.Equal(
            [(1.5, 50.9), (2.5, 50.9), (2.5, 51.1), (1.5, 50.9)],
            filter.Within.Polygons.Single().Rings.Single().Positions.Select(corner => (corner.Longitude, corner.Latitude)));
        Assert.Equal([V1.Audience.Women, V1.Audience.Lgbtiq], filter.Audiences);
        Assert.Equal([V1.Population.UnaccompaniedMinors], filter.Holds);
        Assert.Equal([V1.Precision.Building, V1.Precision.Site], filter.Precision);
        Assert.Equal([V1.Confidence.High], filter.Confidence);
        Assert.Equal(new V1.Position { Latitude = 51.1, Longitude = 1.3 }, filter.Helps);
        Assert.Equal(V1.RegionMatch.Coverage, filter.RegionMatch);
        Assert.Equal(new V1.Condition { IsNull = "town" }, filter.Condition);
        Assert.All(V1.PlaceFilter.Descriptor.Fields.InDeclarationOrder(), field => Assert.True(IsSet(field, filter), field.Name));
    }

    [Fact]
    public void Parameter_sets_what_no_other_one_does()
    {
        // Every field of the filter has a parameter, so that every file can be what a query shows.
        var parameters = typeof(Map.Gateway.GraphQL.Places.PlaceFilter).GetProperties()
            .Select(field => char.ToLowerInvariant(field.Name[0]) + field.Name[1..]);
        var allowed = Assert.Throws<InvalidInputException>(() => Parse("?nope=1")).Violations.Single().Description;
        Assert.All(parameters, parameter => Assert.Contains(parameter, allowed, StringComparison.Ordinal));
    }

    [Fact]
    public void No_parameters_are_no_filter() => Assert.Equal(new V1.PlaceFilter(), Parse(""));

    [Theory]
    [InlineData("?nope=1", "nope", "is not a parameter of the filter. Allowed: kinds, statuses, text, box, near, withinKm, regions")]
    [InlineData("?Kinds=office", "Kinds", "is not a parameter")]
    [InlineData("?kinds=office&kinds=office", "kinds", "is given 2 times")]
    [InlineData("?kinds=", "kinds", "is empty")]
    [InlineData("?kinds=office,,office", "kinds", "empty value")]
    [InlineData("?kinds=DETENTION_CENTRE", "kinds", "allowed: detention_centre, reporting_centre, support_group, office")]
    [InlineData("?kinds=1", "kinds", "allowed:")]
    [InlineData("?statuses=gone", "statuses", "allowed: open, closed, planned, temporarily_closed, unknown")]
    [InlineData("?box=1,2,3", "box", "west,south,east,north")]
    [InlineData("?box=1,2,3,NaN", "box", "not a number")]
    [InlineData("?box=1,2,3,1e999", "box", "not a number")]
    [InlineData("?near=1,2", "withinKm", "go together")]
    [InlineData("?withinKm=2", "near", "go together")]
    [InlineData("?near=1&withinKm=2", "near", "latitude,longitude")]
    [InlineData("?openOn=2010", "openOn", "YYYY-MM-DD")]
    [InlineData("?openOn=2010-02-30", "openOn", "YYYY-MM-DD")]
    [InlineData("?within=x", "within", "is not JSON")]
    [InlineData("?within={}", "within", "has no type")]
    [InlineData("?within={\"type\":\"Point\",\"coordinates\":[1,2]}", "within", "of another type")]
    [InlineData("?within={\"type\":\"Polygon\"}", "within", "has no coordinates")]
    [InlineData("?within={\"type\":\"Polygon\",\"coordinates\":[[[1,\"2\"]]]}", "within", "longitude and latitude")]
    [InlineData("?within={\"type\":\"MultiPolygon\",\"coordinates\":[[1,2]]}", "within", "not nested")]
    [InlineData("?within={\"type\":\"Polygon\",\"coordinates\":[],\"crs\":{}}", "within", "WGS 84")]
    [InlineData("?covers=1", "covers", "latitude,longitude")]
    [InlineData("?languages=x", "languages", "BCP 47")]
    [InlineData("?services=magic", "services", "allowed: legal_advice")]
    [InlineData("?capacityAtLeast=1.5", "capacityAtLeast", "whole number")]
    [InlineData("?changedSince=2026-01-31", "changedSince", "2026-01-31T12:00:00Z")]
    [InlineData("?changedSince=2026-01-31T12:00:00", "changedSince", "2026-01-31T12:00:00Z")]
    [InlineData("?hasPosition=yes", "hasPosition", "allowed: true, false")]
    public void Wrong_parameter_is_named_with_what_is_allowed(string query, string parameter, string description)
    {
        var violation = Assert.Single(Assert.Throws<InvalidInputException>(() => Parse(query)).Violations);
        Assert.Equal(parameter, violation.Field);
        Assert.Contains(description, violation.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void All_wrong_parameters_are_named_at_once() =>
        Assert.Equal(
            ["nope", "openOn", "box"],
            Assert.Throws<InvalidInputException>(() => Parse("?nope=1&openOn=x&box=1")).Violations.Select(violation => violation.Field));

    [Theory]
    [InlineData("filter.box.south", "box")]
    [InlineData("filter.regions[0]", "regions")]
    [InlineData("filter.near.position.latitude", "near")]
    [InlineData("filter.near.withinKm", "withinKm")]
    [InlineData("openOn", "openOn")]
    public void Path_of_filter_leads_back_to_its_parameter(string path, string parameter) =>
        Assert.Equal(parameter, PlaceFilterQuery.ParameterOf(path));

    static bool IsSet(FieldDescriptor field, V1.PlaceFilter filter) =>
        field.IsRepeated ? ((IList)field.Accessor.GetValue(filter)).Count > 0 : field.Accessor.HasValue(filter);

    static V1.PlaceFilter Parse(string query) => PlaceFilterQuery.Parse(new QueryCollection(QueryHelpers.ParseQuery(query)));
}

using Google.Protobuf.Reflection;
using HotChocolate.Language;
using Map.Gateway.Http.Errors;
using Map.Gateway.Tests.GraphQL.Schema;

namespace Map.Gateway.Tests.Schema;

/// <summary>Every field of the contract's places and of their filter is in the GraphQL schema.</summary>
public class ContractFieldTests
{
    // The exceptions, with their reasons.
    static readonly Dictionary<string, string> NotInOutput = new()
    {
        ["map.v1.Place.names"] = "is in name(language:)",
        ["map.v1.Organisation.names"] = "is in name(language:)",
        ["map.v1.Place.published"] = "only published places are shown to everybody",
        ["map.v1.Organisation.published"] = "only published organisations are shown to everybody",
        ["map.v1.Place.detention_centre"] = "is a type of its own",
        ["map.v1.Place.reporting_centre"] = "is a type of its own",
        ["map.v1.Place.support_group"] = "is a type of its own",
        ["map.v1.Place.office"] = "is a type of its own",
        ["map.v1.DetentionCentre.facility_type_note"] = "is facilityType.note",
    };

    [Theory]
    [InlineData("Place", "Place", "AddPlaceInput")]
    [InlineData("Place", "Place", "PlaceChangesInput")]
    [InlineData("DetentionCentre", "DetentionCentre", "DetentionCentreInput")]
    [InlineData("DetentionCentre", "DetentionCentre", "DetentionCentreChangesInput")]
    [InlineData("ReportingCentre", "ReportingCentre", "ReportingCentreInput")]
    [InlineData("SupportGroup", "SupportGroup", "SupportGroupInput")]
    [InlineData("Office", "Office", "OfficeInput")]
    [InlineData("Capacity", "Capacity", "CapacityInput")]
    [InlineData("Contact", "Contact", "ContactInput")]
    [InlineData("OtherName", "OtherName", "OtherNameInput")]
    [InlineData("Period", "Period", "PeriodInput")]
    [InlineData("Address", "Address", "AddressInput")]
    [InlineData("WayToHelp", "WayToHelp", "WayToHelpInput")]
    [InlineData("Source", "Source", "SourceInput")]
    [InlineData("Organisation", "Organisation", "OrganisationInput")]
    [InlineData("Organisation", "Organisation", "OrganisationChangesInput")]
    [InlineData("Involvement", "Involvement", "InvolvementInput")]
    public async Task Every_field_is_in_output_and_input(string message, string output, string input)
    {
        var fields = Message(message).Fields.InDeclarationOrder();
        var (shown, given) = (await FieldsAsync(output), await FieldsAsync(input));
        Assert.Equal([], fields.Where(field => !NotInOutput.ContainsKey(field.FullName)).Select(Translation.NameOf).Except(shown));
        Assert.Equal([], fields.Where(field => !IsOutputOnly(field)).Select(Translation.NameOf).Except(given));
    }

    [Fact]
    public async Task Every_field_of_filter_is_in_input() => Assert.Equal(
        V1.PlaceFilter.Descriptor.Fields.InDeclarationOrder().Select(Translation.NameOf).Order(),
        (await FieldsAsync("PlaceFilter")).Order());

    // The contract says it in the comment of the field.
    static bool IsOutputOnly(FieldDescriptor field) =>
        Map.Contract.ContractDocumentation.Of(field).Contains("Output only", StringComparison.Ordinal);

    static MessageDescriptor Message(string name) => V1.PlaceReflection.Descriptor.MessageTypes
        .Concat(V1.SourceReflection.Descriptor.MessageTypes).Concat(V1.NamesReflection.Descriptor.MessageTypes)
        .Concat(V1.OrganisationsServiceReflection.Descriptor.MessageTypes).Single(message => message.Name == name);

    static async Task<IReadOnlyList<string>> FieldsAsync(string type)
    {
        var document = Utf8GraphQLParser.Parse(await SchemaFiles.PrintedAsync());
        return document.Definitions.OfType<ITypeDefinitionNode>().Single(definition => definition.Name.Value == type) switch
        {
            ObjectTypeDefinitionNode node => [.. node.Fields.Select(field => field.Name.Value)],
            InterfaceTypeDefinitionNode node => [.. node.Fields.Select(field => field.Name.Value)],
            InputObjectTypeDefinitionNode node => [.. node.Fields.Select(field => field.Name.Value)],
            _ => [],
        };
    }
}

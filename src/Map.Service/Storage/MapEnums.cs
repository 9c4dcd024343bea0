using Map.Contract;
using Map.V1;
using Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure;
using Npgsql.NameTranslation;
using Npgsql.TypeMapping;

namespace Map.Service.Storage;

/// <summary>Which C# enum is which PostgreSQL enum; the labels are the C# names in snake_case.</summary>
static class MapEnums
{
    static readonly NpgsqlSnakeCaseNameTranslator Names = new();

    public static void MapEnumsOfMap(this INpgsqlTypeMapper types)
    {
        types.MapEnum<PlaceKind>("place_kind", Names);
        types.MapEnum<PlaceStatus>("place_status", Names);
        types.MapEnum<Precision>("position_precision", Names);
        types.MapEnum<Confidence>("confidence", Names);
        types.MapEnum<Scope>("scope", Names);
        types.MapEnum<V1.Service>("service", Names);
        types.MapEnum<HelpKind>("help_kind", Names);
        types.MapEnum<Audience>("audience", Names);
        types.MapEnum<Population>("population", Names);
        types.MapEnum<CapacityKind>("capacity_kind", Names);
        types.MapEnum<ContactKind>("contact_kind", Names);
        types.MapEnum<ContactVisibility>("contact_visibility", Names);
        types.MapEnum<OrganisationKind>("organisation_kind", Names);
        types.MapEnum<InvolvementRole>("involvement_role", Names);
        types.MapEnum<RegionKind>("region_kind", Names);
        types.MapEnum<Role>("role", Names);
        types.MapEnum<Change>("change", Names);
    }

    /// <summary>The value with this label.</summary>
    public static TEnum Parse<TEnum>(string label) where TEnum : struct, Enum =>
        Enum.GetValues<TEnum>().Single(value => Names.TranslateMemberName(value.ToString()) == label);

    // EF Core needs to be told again, although it uses the same data source.
    public static void MapEnumsOfMap(this NpgsqlDbContextOptionsBuilder options)
    {
        options.MapEnum<PlaceKind>("place_kind", nameTranslator: Names);
        options.MapEnum<PlaceStatus>("place_status", nameTranslator: Names);
        options.MapEnum<Precision>("position_precision", nameTranslator: Names);
        options.MapEnum<Confidence>("confidence", nameTranslator: Names);
        options.MapEnum<Scope>("scope", nameTranslator: Names);
        options.MapEnum<V1.Service>("service", nameTranslator: Names);
        options.MapEnum<HelpKind>("help_kind", nameTranslator: Names);
        options.MapEnum<Audience>("audience", nameTranslator: Names);
        options.MapEnum<Population>("population", nameTranslator: Names);
        options.MapEnum<CapacityKind>("capacity_kind", nameTranslator: Names);
        options.MapEnum<ContactKind>("contact_kind", nameTranslator: Names);
        options.MapEnum<ContactVisibility>("contact_visibility", nameTranslator: Names);
        options.MapEnum<OrganisationKind>("organisation_kind", nameTranslator: Names);
        options.MapEnum<InvolvementRole>("involvement_role", nameTranslator: Names);
        options.MapEnum<RegionKind>("region_kind", nameTranslator: Names);
        options.MapEnum<Change>("change", nameTranslator: Names);
    }
}

using System.Collections.Frozen;
using Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure;
using Npgsql.NameTranslation;
using Npgsql.TypeMapping;

namespace Map.Service.Storage;

/// <summary>Maps C# enums to PostgreSQL enums; the labels are the C# names in snake_case.</summary>
static class MapEnums
{
    static readonly NpgsqlSnakeCaseNameTranslator Names = new();

    public static readonly IReadOnlyList<Mapping> All =
    [
        Of<PlaceKind>("place_kind"), Of<PlaceStatus>("place_status"), Of<Precision>("position_precision"), Of<Confidence>("confidence"),
        Of<Scope>("scope"), Of<V1.Service>("service"), Of<HelpKind>("help_kind"), Of<Audience>("audience"), Of<Population>("population"),
        Of<CapacityKind>("capacity_kind"), Of<ContactKind>("contact_kind"), Of<ContactVisibility>("contact_visibility"),
        Of<OrganisationKind>("organisation_kind"), Of<InvolvementRole>("involvement_role"), Of<RegionKind>("region_kind"),
        Of<NameKind>("name_kind"), Of<SuggestionState>("suggestion_state"), Of<SuggestionKind>("suggestion_kind"),
        Of<SurveyExtent>("survey_extent"), Of<EventKind>("event_kind"), Of<EventStatus>("event_status"),
        Of<Role>("role"), Of<Change>("change"),
    ];

    public static void MapEnumsOfMap(this INpgsqlTypeMapper types)
    {
        foreach (var mapping in All) mapping.ForReading(types);
    }

    // EF Core has separate type mappings, although it uses the same data source.
    public static void MapEnumsOfMap(this NpgsqlDbContextOptionsBuilder options)
    {
        foreach (var mapping in All) mapping.ForWriting(options);
    }

    /// <summary>The value with this label.</summary>
    public static TEnum Parse<TEnum>(string label) where TEnum : struct, Enum => Values<TEnum>.ByLabel[label];

    static Mapping Of<TEnum>(string postgres) where TEnum : struct, Enum => new(
        typeof(TEnum), postgres,
        types => types.MapEnum<TEnum>(postgres, Names), options => options.MapEnum<TEnum>(postgres, nameTranslator: Names));

    public sealed record Mapping(
        Type Type, string Postgres, Action<INpgsqlTypeMapper> ForReading, Action<NpgsqlDbContextOptionsBuilder> ForWriting);

    static class Values<TEnum> where TEnum : struct, Enum
    {
        public static readonly FrozenDictionary<string, TEnum> ByLabel =
            Enum.GetValues<TEnum>().ToFrozenDictionary(value => Names.TranslateMemberName(value.ToString()));
    }
}

using Google.Protobuf.Reflection;
using Map.Contract;
using Map.Service.Storage;
using Map.V1;
using Npgsql.NameTranslation;

namespace Map.Service.Tests.Storage;

/// <summary>An enum stands in the contract, in C# and in PostgreSQL. SQL compares some by their order, so the order counts, too.</summary>
public sealed class MapEnumsTests(MigratedDatabase database) : IClassFixture<MigratedDatabase>
{
    public static TheoryData<string> Types => new(MapEnums.All.Select(mapping => mapping.Postgres));

    [Theory]
    [MemberData(nameof(Types))]
    public async Task Labels_of_database_are_names_in_CSharp_and_in_contract(string postgres)
    {
        var type = MapEnums.All.Single(mapping => mapping.Postgres == postgres).Type;
        var labels = await database.ColumnAsync($"SELECT unnest(enum_range(NULL::{postgres}))::text");

        Assert.Equal(Enum.GetNames(type).Where(name => name != "Unspecified").Select(Label), labels);
        if (type.Namespace != typeof(Place).Namespace) return;
        var descriptor = Assert.Single(Contract, found => found.ClrType == type);
        var prefix = Label(descriptor.Name) + '_';
        Assert.Equal(
            descriptor.Values.OrderBy(value => value.Number).Skip(1).Select(value => value.Name.ToLowerInvariant()[prefix.Length..]),
            labels);
        Assert.Equal(Enumerable.Range(0, labels.Count + 1), descriptor.Values.Select(value => value.Number).Order());
    }

    [Fact]
    public async Task Every_enum_of_database_is_mapped() =>
        Assert.Equal(
            await database.ColumnAsync("""
                SELECT typname FROM pg_type WHERE typtype = 'e' AND typnamespace = 'public'::regnamespace
                    AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = pg_type.oid AND deptype = 'e') ORDER BY typname COLLATE "C"
                """),
            MapEnums.All.Select(mapping => mapping.Postgres).Order(StringComparer.Ordinal));

    [Fact]
    public async Task Coarse_precisions_are_those_that_are_published_as_cell() =>
        Assert.Equal(
            await database.ColumnAsync(
                "SELECT p::text FROM unnest(enum_range(NULL::position_precision)) p WHERE published_cell(p, false) > 0"),
            Enum.GetValues<Precision>().Where(precision => precision.IsCoarse())
                .Select(precision => Label(precision.ToString())));

    static string Label(string name) => NpgsqlSnakeCaseNameTranslator.ConvertToSnakeCase(name);

    static IEnumerable<EnumDescriptor> Contract =>
        PlaceFilter.Descriptor.File.Dependencies.Append(PlaceFilter.Descriptor.File).Append(Organisation.Descriptor.File)
            .Append(Region.Descriptor.File).Append(Position.Descriptor.File).Append(Source.Descriptor.File).Append(OtherName.Descriptor.File).Append(Suggestion.Descriptor.File).Append(Event.Descriptor.File)
            .Distinct().SelectMany(file => file.EnumTypes);
}

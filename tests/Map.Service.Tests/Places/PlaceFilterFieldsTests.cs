using Map.Service.Places.Fields;
using Map.Service.Places.Filter;
using Map.Testing.Running;
using Map.V1;

namespace Map.Service.Tests.Places;

public sealed class PlaceFilterFieldsTests(PlacesServer server) : IClassFixture<PlacesServer>
{
    [Fact]
    public void Every_field_of_filter_has_one_row() =>
        Assert.Equal(
            PlaceFilter.Descriptor.Fields.InDeclarationOrder().Select(field => field.Name).Order(StringComparer.Ordinal),
            PlaceFilterFields.All.Select(field => field.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_row_depends_on_fields_of_place() =>
        Assert.Empty(PlaceFilterFields.All.SelectMany(field => field.DependsOn)
            .Except(PlaceFields.All.SelectMany(field => field.Paths.Concat(field.StateKeys))));

    [Fact]
    public async Task Every_index_of_row_exists()
    {
        var known = await server.Map.ListAsync<string>("SELECT indexname FROM pg_indexes WHERE schemaname = 'public'");
        Assert.All(PlaceFilterFields.All.Select(field => field.Index).OfType<string>(), index => Assert.Contains(index, known));
    }
}

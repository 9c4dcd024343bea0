namespace Map.Gateway.GraphQL.Places;

static class PlacesSetup
{
    public static IRequestExecutorBuilder AddPlaces(this IRequestExecutorBuilder schema) => schema
        .AddInterfaceType<Place>()
        .AddType<DetentionCentre>()
        .AddType<ReportingCentre>()
        .AddType<SupportGroup>()
        .AddType<Office>()
        .AddTypeExtension<PlacesOfInvolvements>()
        .AddTypeExtension<PlaceQueries>()
        .AddTypeExtension<AddPlace>()
        .AddDataLoader<PlaceById>();
}

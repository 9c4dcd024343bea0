namespace Map.Gateway.GraphQL.Geo;

static class GeoSetup
{
    public static IRequestExecutorBuilder AddGeo(this IRequestExecutorBuilder schema) => schema
        .BindRuntimeType<Polygon, PolygonType>();
}

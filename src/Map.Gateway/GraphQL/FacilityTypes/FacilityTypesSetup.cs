namespace Map.Gateway.GraphQL.FacilityTypes;

static class FacilityTypesSetup
{
    public static IRequestExecutorBuilder AddFacilityTypes(this IRequestExecutorBuilder schema) => schema
        .AddTypeExtension<FacilityTypeQueries>()
        .AddDataLoader<FacilityTypeByCode>();
}

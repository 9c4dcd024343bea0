namespace Map.Gateway.GraphQL.Organisations;

static class OrganisationsSetup
{
    public static IRequestExecutorBuilder AddOrganisations(this IRequestExecutorBuilder schema) => schema
        .AddType<Organisation>()
        .AddTypeExtension<OrganisationQueries>()
        .AddDataLoader<OrganisationById>()
        .AddDataLoader<InvolvementsByPlace>()
        .AddDataLoader<InvolvementsByOrganisation>();
}

namespace Map.Service.Organisations;

static class OrganisationsSetup
{
    public static IServiceCollection AddOrganisations(this IServiceCollection services) => services
        .AddSingleton<GetOrganisation>().AddSingleton<BatchGetOrganisations>().AddSingleton<SearchOrganisations>()
        .AddSingleton<BatchGetInvolvements>().AddSingleton<StreamOrganisations>().AddSingleton<StreamInvolvements>();

    public static void MapOrganisations(this IEndpointRouteBuilder endpoints) => endpoints.MapGrpcService<OrganisationsApi>();
}

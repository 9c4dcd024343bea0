namespace Map.Gateway.Imports;

static class ImportsSetup
{
    public static IServiceCollection AddImports(this IServiceCollection services) => services.AddTransient<ListImports>();

    public static void MapImports(this IEndpointRouteBuilder endpoints) => ListImports.Map(endpoints);
}

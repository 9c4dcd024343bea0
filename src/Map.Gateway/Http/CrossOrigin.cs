namespace Map.Gateway.Http;

/// <summary>Lets websites read the map from a browser. They cannot send a key: cross-origin requests may not carry its header.</summary>
static class CrossOrigin
{
    public static IServiceCollection AddCrossOrigin(this IServiceCollection services) =>
        services.AddCors(options => options.AddDefaultPolicy(policy => policy
            .AllowAnyOrigin()
            .WithMethods("GET", "POST")
            .WithHeaders(
                "Content-Type", "GraphQL-Preflight", "GraphQL-Cost", "Apollo-Require-Preflight", "X-Requested-With", "If-None-Match",
                CarriedRevision.Header)
            .WithExposedHeaders("ETag", "Retry-After", "Content-Crs", CarriedRevision.Header)
            .SetPreflightMaxAge(TimeSpan.FromDays(1))));
}

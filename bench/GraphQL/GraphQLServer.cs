using System.Net;
using System.Text.Json;
using Map.Bench.GraphQL.Schema;
using Map.Bench.Load;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Map.Bench.GraphQL;

/// <summary>One Kestrel with two endpoints for the same query: GraphQL, and System.Text.Json alone.</summary>
static class GraphQLServer
{
    public const string Engine = "/graphql";
    public const string Bare = "/bare";

    public static async Task<int> RunAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(
            kestrel => kestrel.Listen(IPAddress.Loopback, 0, endpoint => endpoint.Protocols = HttpProtocols.Http1));
        builder.Services.AddRouting();
        builder.Services.AddGraphQLServer()
            .AddQueryType<Query>()
            .AddType<DetentionCentre>()
            .AddType<SupportGroup>();
        await using var app = builder.Build();
        app.UseRouting();
        app.MapGraphQL(Engine);
        app.MapPost(Bare, RespondAsync);
        ServerUsage.Map(app);
        await app.StartAsync();
        Console.WriteLine(app.Urls.First());
        await app.WaitForShutdownAsync();
        return 0;
    }

    static async Task RespondAsync(HttpContext context)
    {
        var request = await JsonSerializer.DeserializeAsync(
            context.Request.BodyReader, BareJson.Default.BareRequest, context.RequestAborted);
        var (position, withinKm, first) = request!.Variables;
        context.Response.ContentType = "application/json; charset=utf-8";
        await JsonSerializer.SerializeAsync(
            context.Response.BodyWriter,
            new BareResponse(new(new Query().PlacesNear(position, withinKm, first))),
            BareJson.Default.BareResponse,
            context.RequestAborted);
    }
}

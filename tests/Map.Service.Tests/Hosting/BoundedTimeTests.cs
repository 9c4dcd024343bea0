using Map.Service.Hosting;
using Map.Testing.Running;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Map.Service.Tests.Hosting;

public sealed class BoundedTimeTests(PlacesServer server) : IClassFixture<PlacesServer>
{
    [Theory]
    [InlineData("SearchPlaces", null, "10S")]
    [InlineData("StreamPlaces", null, "10M")]
    [InlineData("SearchPlaces", "250m", "250m")]
    public async Task Call_without_deadline_gets_one_and_one_with_keeps_it(string call, string? asked, string expected)
    {
        var endpoint = server.Services.GetRequiredService<EndpointDataSource>().Endpoints
            .Single(endpoint => endpoint.DisplayName?.EndsWith($"PlacesService/{call}", StringComparison.Ordinal) == true);
        var context = new DefaultHttpContext();
        context.SetEndpoint(endpoint);
        if (asked is not null) context.Request.Headers["grpc-timeout"] = asked;
        var pipeline = new ApplicationBuilder(server.Services);
        pipeline.UseBoundedTime();
        pipeline.Run(_ => Task.CompletedTask);

        await pipeline.Build()(context);

        Assert.Equal(expected, context.Request.Headers["grpc-timeout"]);
    }
}

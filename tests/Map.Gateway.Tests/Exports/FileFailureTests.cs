using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using Map.Gateway.Http.Caching;
using Map.Gateway.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Map.Gateway.Tests.Exports;

public sealed class FileFailureTests : IAsyncLifetime
{
    readonly InventedMap map = new();

    public Task InitializeAsync() => map.InitializeAsync();

    public Task DisposeAsync() => map.DisposeAsync();

    [Theory]
    [InlineData("places.csv", "identity")]
    [InlineData("places.geojson", "identity")]
    [InlineData("places.csv", "gzip")]
    public async Task Stream_that_breaks_off_breaks_connection(string file, string encoding)
    {
        for (var i = 0; i < 1_000; i++)
            map.Places.Add($"Place {i}");
        map.Places.StreamBreaksAfter = 400;

        using var request = new HttpRequestMessage(HttpMethod.Get, file);
        request.Headers.AcceptEncoding.Add(new(encoding));
        // The reset may overtake the headers, if the client is slow to read them: either way it gets no whole file.
        var broken = await Record.ExceptionAsync(async () =>
        {
            using var response = await map.Gateway.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            await response.Content.ReadAsStringAsync();
        });
        Assert.True(broken is HttpRequestException or IOException, $"{broken}");
        Assert.Contains("broke off after 400 places", map.Gateway.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_broke_off_is_not_kept_for_others()
    {
        for (var i = 0; i < 1_000; i++)
            map.Places.Add($"Place {i}");
        map.Places.StreamBreaksAfter = 400;
        using var broken = await GetTaggedAsync();
        await Assert.ThrowsAnyAsync<Exception>(() => broken.Content.ReadAsStringAsync());

        map.Places.StreamBreaksAfter = null;
        using var whole = await GetTaggedAsync();
        Assert.Equal(broken.Headers.ETag, whole.Headers.ETag);
        Assert.Contains("Place 999", await whole.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    // The invented service sends no data version, and the gateway forgets the one set here each time that its stream is refused.
    async Task<HttpResponseMessage> GetTaggedAsync()
    {
        var known = map.Gateway.Services.GetRequiredService<KnownDataVersion>();
        HttpResponseMessage? response = null;
        await Patience.UntilAsync(() => response?.Headers.ETag is not null, async () =>
        {
            response?.Dispose();
            known.Accept("a version", default, known.Invalidated);
            response = await map.Gateway.Http.GetAsync("places.csv", HttpCompletionOption.ResponseHeadersRead);
        }, "a response with an ETag");
        return response!;
    }

    [Fact]
    public async Task Reader_that_leaves_ends_stream_of_service()
    {
        map.Places.Add("Again and again");
        map.Places.EndlessUntilLeft = new(TaskCreationOptions.RunContinuationsAsynchronously);

        var response = await map.Gateway.Http.GetAsync("places.csv", HttpCompletionOption.ResponseHeadersRead);
        response.Dispose();
        await map.Places.EndlessUntilLeft.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Unknown_parameter_is_problem_that_names_it()
    {
        using var response = await map.Gateway.Http.GetAsync("places.csv?region=FR");
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        var problem = (await response.Content.ReadFromJsonAsync<JsonNode>())!;
        Assert.Equal("INVALID_ARGUMENT", (string?)problem["code"]);
        Assert.Equal("region", (string?)problem["violations"]![0]!["field"]);
    }

    [Fact]
    public async Task What_service_refuses_names_parameter()
    {
        map.Places.Failure = new Google.Rpc.Status
        {
            Code = (int)StatusCode.InvalidArgument,
            Message = "internal words",
            Details =
            {
                Any.Pack(OurError("INVALID_ARGUMENT")),
                Any.Pack(new BadRequest
                {
                    FieldViolations = { new BadRequest.Types.FieldViolation { Field = "filter.regions[0]", Description = "is unknown." } },
                }),
            },
        }.ToRpcException();
        using var response = await map.Gateway.Http.GetAsync("places.csv?regions=XX");
        var problem = (await response.Content.ReadFromJsonAsync<JsonNode>())!;
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("regions: is unknown.", (string?)problem["detail"]);
        Assert.Equal("regions", (string?)problem["violations"]![0]!["field"]);
    }

    [Fact]
    public async Task Error_that_is_not_for_callers_shows_nothing_internal()
    {
        map.Places.Failure = new RpcException(new Grpc.Core.Status(StatusCode.Internal, "connection string: secret"));
        using var response = await map.Gateway.Http.GetAsync("places.csv");
        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.DoesNotContain("secret", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_position_that_was_asked_for_and_no_key_is_logged()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "places.csv?near=50.123456,1.654321&withinKm=3&box=1.5151,2,3,4");
        request.Headers.Authorization = new("Bearer", "map_secretkey");
        using var response = await map.Gateway.Http.SendAsync(request);
        Assert.Equal("Bearer map_secretkey", Assert.Single(map.Upstream.Log.Calls).Authorization);
        Assert.DoesNotContain("50.123456", map.Gateway.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("1.5151", map.Gateway.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("secretkey", map.Gateway.Log.Text, StringComparison.Ordinal);
    }

    static ErrorInfo OurError(string reason) => new() { Domain = "map", Reason = reason };
}

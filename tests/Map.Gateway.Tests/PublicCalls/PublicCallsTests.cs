using Google.Rpc;
using Grpc.Core;
using Grpc.Net.Client;
using Map.Gateway.Http.Limits;
using Map.Gateway.PublicCalls;
using Map.Gateway.Tests.EndToEnd;
using Map.Gateway.Tests.Hosting;
using Map.Testing.Running;
using Map.V1;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Map.Gateway.Tests.PublicCalls;

/// <summary>A client of gRPC before the gateway, the service and the seed behind it.</summary>
public sealed class PublicCallsTests : IAsyncLifetime
{
    readonly SeededMap map = new() { Suggesting = new(OpenOfOrigin: 1) };
    readonly Uri url = FreePort.Address(Random.Shared);
    TestGateway gateway = null!;
    GrpcChannel channel = null!;

    PlacesService.PlacesServiceClient Places => new(channel);

    public async Task InitializeAsync()
    {
        await map.InitializeAsync();
        gateway = await StartAsync(burst: 300_000);
        channel = GrpcChannel.ForAddress(url);
    }

    public async Task DisposeAsync()
    {
        channel.Dispose();
        await gateway.DisposeAsync();
        await map.DisposeAsync();
    }

    [Fact]
    public async Task Reads_streams_and_follows_as_the_service_does()
    {
        var counted = await Places.CountPlacesAsync(new());
        Assert.True(counted.Count > 100);

        using var stream = Places.StreamPlaces(new());
        var streamed = 0;
        await foreach (var part in stream.ResponseStream.ReadAllAsync())
            streamed += part.Places.Count;
        Assert.Equal(counted.Count, streamed);

        using var changes = new ChangesService.ChangesServiceClient(channel).WatchChanges(new());
        Assert.True(await changes.ResponseStream.MoveNext(CancellationToken.None));
    }

    [Fact]
    public async Task Caller_is_told_the_revision_of_the_response_and_may_ask_for_it()
    {
        using var counted = Places.CountPlacesAsync(new());
        await counted;
        var position = counted.GetTrailers().GetValue(MapPosition.Name)!;
        using var again = Places.CountPlacesAsync(new(), new Metadata { { MapPosition.Name, position } });
        await again;
        using var stream = Places.StreamPlaces(new());

        Assert.True(RevisionOf(position) > 0);
        Assert.Equal(RevisionOf(position), RevisionOf(again.GetTrailers().GetValue(MapPosition.Name)));
        Assert.Equal(RevisionOf(position), RevisionOf((await stream.ResponseHeadersAsync).GetValue(MapPosition.Name)));

        static long RevisionOf(string? text) => MapPosition.TryParse(text, out var parsed) ? parsed.Revision : 0;
    }

    [Fact]
    public async Task Writes_with_a_key_and_is_refused_without_one()
    {
        var key = await map.Keys.CreateAsync(Contract.Role.Reviewer, [], "test", CancellationToken.None);
        var request = new CreatePlaceRequest { Place = Some.DetentionCentre("By gRPC"), RequestId = Guid.NewGuid().ToString() };

        var refused = await Assert.ThrowsAsync<RpcException>(async () => await Places.CreatePlaceAsync(request));
        var created = await Places.CreatePlaceAsync(request, PlacesServer.Bearer(key.Secret));

        Assert.Equal((StatusCode.Unauthenticated, "UNAUTHENTICATED"), (refused.StatusCode, ReasonOf(refused)));
        Assert.Equal("By gRPC", (await Places.GetPlaceAsync(new() { Id = created.Id })).Name);
    }

    [Fact]
    public async Task Wrong_field_is_named_as_the_service_names_it()
    {
        var refused = await Assert.ThrowsAsync<RpcException>(async () => await Places.GetPlaceAsync(new() { Id = "no id" }));

        Assert.Equal(StatusCode.InvalidArgument, refused.StatusCode);
        Assert.Equal("id", refused.GetRpcStatus()!.GetDetail<BadRequest>()!.FieldViolations.Single().Field);
    }

    [Fact]
    public async Task Origin_that_a_caller_says_is_not_believed()
    {
        var suggestions = new SuggestionsService.SuggestionsServiceClient(channel);
        await suggestions.SuggestAsync(Report("203.0.113.1"));

        // Of an address one may wait, and both are from this one.
        var refused = await Assert.ThrowsAsync<RpcException>(async () => await suggestions.SuggestAsync(Report("203.0.113.2")));

        Assert.Equal("SUGGESTION_LIMIT", ReasonOf(refused));

        SuggestRequest Report(string origin) => new()
        {
            RequestId = Guid.NewGuid().ToString(), Origin = origin, Change = new() { AddPlace = new() { Place = Some.SupportGroup($"Of {origin}") } },
        };
    }

    [Fact]
    public async Task Call_beyond_the_budget_is_refused_with_when_to_try_again()
    {
        await gateway.DisposeAsync();
        gateway = await StartAsync(burst: 20_000);

        // A stream costs 5,000, and what comes back each second is less than one.
        var refused = await Assert.ThrowsAsync<RpcException>(async () =>
        {
            for (var i = 0; i < 5; i++)
            {
                using var stream = Places.StreamPlaces(new() { Filter = new() { Text = "nothing of the kind" } });
                await stream.ResponseStream.MoveNext(CancellationToken.None);
            }
        });

        Assert.Equal((StatusCode.ResourceExhausted, "RATE_LIMIT"), (refused.StatusCode, ReasonOf(refused)));
        Assert.True(refused.GetRpcStatus()!.GetDetail<RetryInfo>()!.RetryDelay.Seconds > 0);
    }

    [Fact]
    public async Task Request_that_is_too_large_is_refused_with_a_status()
    {
        var request = new SearchPlacesRequest { Filter = new() { Text = new string('a', Contract.Limits.RequestBytes + 1) } };

        var refused = await Assert.ThrowsAsync<RpcException>(async () => await Places.SearchPlacesAsync(request));

        Assert.Equal((StatusCode.ResourceExhausted, "TOO_LARGE"), (refused.StatusCode, ReasonOf(refused)));
    }

    [Fact]
    public async Task Call_that_finds_no_place_is_refused_as_overloaded()
    {
        var limit = gateway.Services.GetRequiredService<GatewayLimit>();
        while (limit.EnterAsync(Priority.Program, CancellationToken.None) is { IsCompletedSuccessfully: true } place && await place is not null)
        {
        }

        // Places and waiting room are all taken, until those who wait give up.
        var waiting = new List<Task>();
        while (limit.EnterAsync(Priority.Program, CancellationToken.None).AsTask() is { IsCompleted: false } one)
            waiting.Add(one);
        var refused = await Assert.ThrowsAsync<RpcException>(async () => await Places.CountPlacesAsync(new()));

        Assert.Equal((StatusCode.ResourceExhausted, "OVERLOADED"), (refused.StatusCode, ReasonOf(refused)));
    }

    [Fact]
    public async Task What_gateways_say_to_the_service_is_not_served()
    {
        using var stream = new ChangesService.ChangesServiceClient(channel).WatchDataVersion(new());

        var refused = await Assert.ThrowsAsync<RpcException>(() => stream.ResponseStream.MoveNext(CancellationToken.None));

        Assert.Equal(StatusCode.Unimplemented, refused.StatusCode);
    }

    [Fact]
    public async Task Nothing_is_served_without_the_setting()
    {
        using var response = await map.Gateway.Http.PostAsync("map.v1.PlacesService/CountPlaces", null);

        Assert.Equal(System.Net.HttpStatusCode.NotFound, response.StatusCode);
    }

    [Theory]
    [InlineData("http://127.0.0.1:5080", "has the port of MAP_GATEWAY_URL")]
    [InlineData("https://127.0.0.1:5082", "such as http://127.0.0.1:5082")]
    [InlineData("5082", "such as http://127.0.0.1:5082")]
    public void Wrong_address_is_named_with_one_that_would_do(string address, string help)
    {
        var fault = Assert.Throws<SettingsException>(() => GatewaySettings.From(new ConfigurationManager { [PublicCallsSettings.Key] = address }));

        Assert.Contains(help, fault.Message, StringComparison.Ordinal);
    }

    Task<TestGateway> StartAsync(int burst) => TestGateway.StartAsync(map.Service, builder =>
    {
        builder.Configuration[PublicCallsSettings.Key] = url.ToString();
        builder.Configuration[CallerLimitSettings.CostKey] = "1";
        builder.Configuration[CallerLimitSettings.BurstKey] = $"{burst}";
        // Nobody who waits gives up while the test looks.
        builder.Configuration[OverloadSettings.WaitingKey] = "2";
    });

    static string? ReasonOf(RpcException refusal) => refusal.GetRpcStatus()?.GetDetail<ErrorInfo>()?.Reason;
}

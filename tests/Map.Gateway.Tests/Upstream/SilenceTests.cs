using Map.Gateway.Tests.Hosting;
using Map.Gateway.Upstream;
using Microsoft.Extensions.DependencyInjection;

namespace Map.Gateway.Tests.Upstream;

/// <summary>Services that are gone without a word.</summary>
public class SilenceTests
{
    const string Query = "{ places(first: 1) { nodes { name } } }";

    const string Mutation = """
        mutation { addPlace(input: {
          name: "A group", status: OPEN, supportGroup: {}, position: {latitude: 51, longitude: 1}, precision: TOWN,
          sources: [{citation: "A test"}]
        }) { place { id } } }
        """;

    // The shortest that the handler takes.
    static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task Query_on_connection_that_went_silent_is_asked_again_on_another()
    {
        await using var service = await InventedService.StartAsync();
        using var network = SilentProxy.Before(service.Address);
        await using var gateway = await StartImpatientAsync(network.Address);
        var began = new TaskCompletionSource();
        service.Places.SearchUntilLeft = (began, new());
        var answer = gateway.DataAsync(Query);
        await began.Task.Within("the query to reach the service");

        service.Places.SearchUntilLeft = null;
        await network.GoSilent().Within("the gateway to connect anew");
        network.Speak();

        await answer.Within("the answer");
        Assert.Empty(gateway.Log.Errors);
    }

    [Fact]
    public async Task Write_on_connection_that_went_silent_is_unavailable_and_no_fault_of_gateway()
    {
        await using var service = await InventedService.StartAsync();
        using var network = SilentProxy.Before(service.Address);
        await using var gateway = await StartImpatientAsync(network.Address);
        await gateway.DataAsync(Query);

        _ = network.GoSilent();
        var error = await gateway.ErrorAsync(Mutation, key: "a key").Within("the mutation to fail");

        Assert.Equal("UNAVAILABLE", (string?)error["extensions"]!["code"]);
        Assert.DoesNotContain("INTERNAL", gateway.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Calls_of_address_that_does_not_answer_do_not_wait_for_each_other()
    {
        using var silent = await SilentAddress.CreateAsync();
        await using var gateway = await TestGateway.StartOverAsync(silent.Url);

        var errors = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => gateway.ErrorAsync(Query))).Within("all queries to fail");

        Assert.All(errors, error => Assert.Equal("UNAVAILABLE", (string?)error["extensions"]!["code"]));
    }

    [Fact]
    public async Task Address_that_does_not_answer_holds_up_no_call_that_another_answers()
    {
        await using var service = await InventedService.StartAsync();
        using var silent = await SilentAddress.CreateAsync();
        await using var gateway = await TestGateway.StartOverAsync($"{silent.Url},{service.Address}");

        for (var i = 0; i < 10; i++)
            await gateway.DataAsync(Query).Within("the answer");
    }

    static Task<TestGateway> StartImpatientAsync(Uri service) => TestGateway.StartAsync(
        service, builder => builder.Services.AddSingleton(ConnectionTimes.Usual with
        {
            KeepAliveDelay = Interval,
            KeepAliveTimeout = Interval,
        }));
}

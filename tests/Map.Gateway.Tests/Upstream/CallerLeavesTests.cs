using Map.Gateway.Tests.Hosting;

namespace Map.Gateway.Tests.Upstream;

public class CallerLeavesTests
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData("POST")]
    [InlineData("GET")]
    public async Task Caller_who_leaves_ends_call_to_service(string method)
    {
        await using var upstream = await InventedService.StartAsync();
        await using var gateway = await TestGateway.StartAsync(upstream.Address);
        var (began, left) = (new TaskCompletionSource(), new TaskCompletionSource());
        upstream.Places.SearchUntilLeft = (began, left);
        using var leaving = new CancellationTokenSource();

        var asking = method == "GET"
            ? gateway.Http.GetAsync("graphql/persisted/list", leaving.Token)
            : gateway.Http.PostAsync("graphql", new StringContent("""{"id":"list"}""", null, "application/json"), leaving.Token);
        await began.Task.WaitAsync(Patience);
        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
        await left.Task.WaitAsync(Patience);
        Assert.Empty(gateway.Log.Errors);
    }
}

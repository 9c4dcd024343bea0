using System.Text.Json;
using Map.Service.Hosting.Fetching;
using Map.Service.Tests.Interop;
using Map.Service.Webhooks;
using Map.Testing.Clients;
using Microsoft.AspNetCore.Http;

namespace Map.Service.Tests.Webhooks;

public sealed class WebhookTests(ToldMap map) : IClassFixture<ToldMap>
{
    static readonly TimeSpan[] Retries =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(5), TimeSpan.FromHours(10),
    ];

    [Fact]
    public async Task Receiver_is_told_in_order_of_what_everybody_sees_and_only_of_what_its_filter_finds()
    {
        var webhook = await map.AddAsync("/order", "Orderly");
        var place = await map.PlaceAsync("Orderly one");
        await map.PlaceAsync("Something else");
        await map.Receiver.UntilAsync("/order", 1);
        place = await map.RenameAsync(place, "Orderly two");
        await map.Receiver.UntilAsync("/order", 2);
        await map.WithdrawAsync(place);
        var told = await map.Receiver.UntilAsync("/order", 3);

        Assert.Equal([("place.added", "Orderly one"), ("place.updated", "Orderly two"), ("place.removed", null)], told.Select(one => (one.Type, one.Name)));
        var revisions = told.Select(one => (long)one.Json["data"]!["revision"]!).ToList();
        Assert.Equal(revisions.Order(), revisions);
        Assert.All(told, one => Assert.Equal((place.Id, "support_group"), ((string?)one.Json["data"]!["placeId"], (string?)one.Json["data"]!["kind"])));
        Assert.Equal(3, told.Select(one => one.Id).Distinct().Count());
        await map.UntilAsync(webhook, one => one.Revision >= revisions[^1] && one.Failures == 0, "the position to be kept");
    }

    [Fact]
    public async Task Late_receiver_is_told_of_each_place_once_as_it_is_and_of_no_position_finer_than_published()
    {
        var withdrawn = await map.PlaceAsync("Latecomer gone");
        await map.WithdrawAsync(withdrawn);
        var place = await map.PlaceAsync("Latecomer one");
        await map.RenameAsync(place, "Latecomer two");
        await map.Server.Map.PlaceAsync("Latecomer hidden", 51.5, 1.5, published: false);
        var exact = await map.Server.Map.PlaceAsync("Latecomer of a town", 51.123456, 1.300001, precision: "town");

        await map.AddAsync("/late", "Latecomer", since: 0);
        await map.Receiver.UntilAsync("/late", 2);
        await map.PlaceAsync("Latecomer last");
        await Patience.UntilAsync(() => map.Receiver.At("/late").Any(one => one.Name == "Latecomer last"), "the last place");
        var told = map.Receiver.At("/late").Where(one => one.Type != "place.removed").ToList();

        Assert.Equal(["Latecomer two", "Latecomer of a town", "Latecomer last"], told.Select(one => one.Name));
        Assert.DoesNotContain("51.123456", told[1].Body, StringComparison.Ordinal);
        Assert.Equal($"{exact}", (string?)told[1].Json["data"]!["placeId"]);
    }

    [Fact]
    public async Task Attempts_that_fail_are_repeated_with_one_id_for_a_day_and_then_it_is_paused_and_goes_on_when_resumed()
    {
        map.Receiver.Answer("/fails", 500);
        var webhook = await map.AddAsync("/fails", "Failing");
        await map.PlaceAsync("Failing one");
        await map.PlaceAsync("Failing two");
        foreach (var (retry, i) in Retries.Select((retry, i) => (retry, i)))
        {
            var failed = await map.UntilAsync(webhook, one => one.Failures == i + 1, $"failure {i + 1}");
            Assert.Equal("It answered 500 Internal Server Error.", failed.Result);
            map.Advance(failed.DueAt - map.Clock.GetUtcNow());
        }

        var paused = await map.UntilAsync(webhook, one => one.PausedAt is not null, "the pause");
        Assert.Equal("It failed 7 times, the last time so: It answered 500 Internal Server Error.", paused.Result);
        var told = map.Receiver.At("/fails");
        Assert.Equal(7, told.Count);
        Assert.Single(told.Select(one => (one.Id, one.Body)).Distinct());
        Assert.Equal(Retries, told.Zip(told.Skip(1), (one, next) => Rounded(next.At - one.At)));
        Assert.Equal(7, told.Select(one => one.Timestamp).Distinct().Count());

        map.Receiver.Answer("/fails", 204);
        await map.PlaceAsync("Failing three");
        await map.Table.ResumeAsync(webhook.Id, null, paused.Generation, map.Clock.GetUtcNow(), default);
        map.Advance(TimeSpan.FromSeconds(2));
        told = [.. (await map.Receiver.UntilAsync("/fails", 10)).Skip(7)];
        Assert.Equal(["Failing one", "Failing two", "Failing three"], told.Select(one => one.Name));
    }

    [Fact]
    public async Task Receiver_that_is_gone_is_paused_at_once()
    {
        map.Receiver.Answer("/gone", 410);
        var webhook = await map.AddAsync("/gone", "Departed");
        await map.PlaceAsync("Departed");
        var paused = await map.UntilAsync(webhook, one => one.PausedAt is not null, "the pause");
        Assert.Equal("It answered 410 Gone.", paused.Result);
        Assert.Single(map.Receiver.At("/gone"));
    }

    [Theory]
    [InlineData("7200", 7200)]
    [InlineData("1", 5)]
    [InlineData("99999999", 86400)]
    public async Task Wait_that_receiver_asks_for_is_kept_within_reason(string asked, int seconds)
    {
        var path = $"/busy{asked}";
        map.Receiver.Answer(path, context =>
        {
            (context.Response.StatusCode, context.Response.Headers.RetryAfter) = (StatusCodes.Status503ServiceUnavailable, asked);
            return Task.CompletedTask;
        });
        var webhook = await map.AddAsync(path, $"Busy{asked}");
        await map.PlaceAsync($"Busy{asked}");
        var failed = await map.UntilAsync(webhook, one => one.Failures == 1, "the failure");
        Assert.Equal(TimeSpan.FromSeconds(seconds), Rounded(failed.DueAt - map.Receiver.At(path)[0].At));
        await map.Table.RemoveAsync(webhook.Id, default);
    }

    [Fact]
    public async Task Receiver_that_never_answers_is_left_and_holds_up_no_other()
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        map.Receiver.Answer("/hangs", async context =>
        {
            asked.TrySetResult();
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        });
        var (hanging, well) = (await map.AddAsync("/hangs", "Unanswered"), await map.AddAsync("/well", "Unanswered"));
        await map.PlaceAsync("Unanswered one");
        await asked.Task.Within("the first attempt");
        await map.PlaceAsync("Unanswered two");
        Assert.Equal(["Unanswered one", "Unanswered two"], (await map.Receiver.UntilAsync("/well", 2)).Select(one => one.Name));

        map.Advance(WebhookSender.Limit);
        var failed = await map.UntilAsync(hanging, one => one.Failures == 1, "the attempt to end");
        Assert.Equal("It did not answer within 15 seconds.", failed.Result);
        map.Receiver.Answer("/hangs", 200);
        map.Advance(Retries[0]);
        Assert.Equal(["Unanswered one", "Unanswered one", "Unanswered two"], (await map.Receiver.UntilAsync("/hangs", 3)).Select(one => one.Name));
        await map.UntilAsync(well, one => one.Failures == 0, "the other");
    }

    [Fact]
    public async Task Connection_that_is_closed_and_answer_without_end_are_told_apart()
    {
        map.Receiver.Answer("/closes", context =>
        {
            context.Abort();
            return Task.CompletedTask;
        });
        map.Receiver.Answer("/talks", async context =>
        {
            while (!context.RequestAborted.IsCancellationRequested) await context.Response.Body.WriteAsync(new byte[1 << 16]);
        });
        var (closing, talking) = (await map.AddAsync("/closes", "Odd"), await map.AddAsync("/talks", "Odd"));
        var place = await map.PlaceAsync("Odd");
        Assert.StartsWith("It cannot be reached: ", (await map.UntilAsync(closing, one => one.Failures == 1, "the failure")).Result, StringComparison.Ordinal);
        await map.UntilAsync(talking, one => one.Revision >= place.Revision && one.Failures == 0, "the other one to be told");
    }

    [Theory]
    [InlineData(301)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task Redirect_is_not_followed(int status)
    {
        var (path, to) = ($"/moved{status}", $"/there{status}");
        map.Receiver.Answer(path, context =>
        {
            (context.Response.StatusCode, context.Response.Headers.Location) = (status, map.Receiver.Url(to));
            return Task.CompletedTask;
        });
        var webhook = await map.AddAsync(path, $"Moved{status}");
        await map.PlaceAsync($"Moved{status}");
        var failed = await map.UntilAsync(webhook, one => one.Failures == 1, "the failure");
        Assert.Contains("redirects are not followed", failed.Result, StringComparison.Ordinal);
        Assert.Empty(map.Receiver.At(to));
    }

    [Fact]
    public async Task Nothing_is_sent_into_network_of_operator_unless_that_was_allowed()
    {
        var webhook = await map.AddAsync("/private", "Inward", allowPrivate: false);
        await map.PlaceAsync("Inward");
        var failed = await map.UntilAsync(webhook, one => one.Failures == 1, "the failure");
        Assert.Equal(
            "It leads to 127.0.0.1, which is 127.0.0.1: no address of the public internet. ./map webhook add --allow-private allows that.", failed.Result);
        Assert.Empty(map.Receiver.At("/private"));
    }

    [Fact]
    public async Task What_dead_worker_held_is_told_by_another_when_the_lease_is_over_and_the_dead_one_keeps_nothing()
    {
        var (last, _) = await map.Table.PositionAsync(default);
        // Nothing is due to it yet, so nobody else claims it.
        var webhook = await map.AddAsync("/lease", "Leased");
        var lease = Guid.NewGuid();
        await map.Server.Map.ExecuteAsync("UPDATE webhook SET lease = $1, leased_until = $2 WHERE id = $3",
            lease, (map.Clock.GetUtcNow() + DeliverChanges.Lease).UtcDateTime, webhook.Id);
        var waiting = await map.AddAsync("/free", "Leased");
        await map.PlaceAsync("Leased one");
        await map.Receiver.UntilAsync("/free", 1);
        Assert.Empty(map.Receiver.At("/lease"));

        map.Advance(DeliverChanges.Lease);
        await map.Receiver.UntilAsync("/lease", 1);
        Assert.False(await map.Table.SaveAsync(webhook with { Revision = last }, lease, null, default));
        await map.UntilAsync(waiting, one => one.Failures == 0, "the other");
    }

    [Fact]
    public async Task After_restore_it_is_paused_because_revisions_are_those_of_another_map()
    {
        var webhook = await map.AddAsync("/restored", "Restored");
        await map.Server.Map.ExecuteAsync("UPDATE webhook SET generation = 'of another map' WHERE id = $1", webhook.Id);
        map.Advance(TimeSpan.FromSeconds(2));
        var paused = await map.UntilAsync(webhook, one => one.PausedAt is not null, "the pause");
        Assert.StartsWith("The map was restored from a backup.", paused.Result, StringComparison.Ordinal);
    }

    // Time goes on while a test runs: to the next lower step of five seconds.
    static TimeSpan Rounded(TimeSpan time) => TimeSpan.FromSeconds(Math.Floor(time.TotalSeconds / 5) * 5);

    [NodeFact(NodeScript.Grpc)]
    public async Task Library_of_others_verifies_signature_and_refuses_a_changed_one() => await VerifiedAsync("node", "verify_webhook.mjs", "Signed by node");

    [PythonFact]
    public async Task Signature_is_verified_by_hand() => await VerifiedAsync(ForeignTools.Python, "verify_webhook.py", "Signed by python العربية");

    async Task VerifiedAsync(string program, string script, string name)
    {
        var path = $"/{script}";
        // Its clock is that of the machine.
        var real = await Receiver.StartAsync(TimeProvider.System);
        await using var _ = real;
        var webhook = (await map.AddAsync(real.Url(path), name)) with { Filter = new() };
        var sender = new WebhookSender(PublicHttp.Usual, TimeProvider.System);
        using var client = sender.Client(webhook);
        await map.Table.RemoveAsync(webhook.Id, default);
        var happened = WebhookEvent.Of(webhook, new() { Revision = 1, At = new(), PlaceId = "1", Kind = V1.ChangeKind.Removed, Origin = name });
        Assert.Null((await sender.SendAsync(client, webhook, happened with { Body = happened.Body.Replace("place.removed", name, StringComparison.Ordinal) }, default)).Fault);

        var told = Assert.Single(real.At(path));
        using var reader = ForeignProgram.Start(program, script);
        await reader.WriteLineAsync(JsonSerializer.Serialize(new { webhook.Secret, told.Id, told.Timestamp, told.Signature, told.Body }));
        Assert.Equal($"verified {name}; changed body refused; changed id refused", (await reader.EndAsync()).Trim());
    }
}

namespace Map.Gateway.Tests.Feeds;

public sealed class WebhookFollowerTests(FedMap fed) : IClassFixture<FedMap>
{
    string Database => fed.Map.ConnectionString;

    [Fact]
    public async Task Follower_who_is_told_from_the_first_change_on_has_every_place_as_it_is()
    {
        await using var all = await ToldFollower.StartAsync(1, shareRefused: 0);
        await using var some = await ToldFollower.StartAsync(2, shareRefused: 0);
        await WebhookProgram.AddAsync(Database, all);
        await WebhookProgram.AddAsync(Database, some, "--kinds", "support_group", "--text", "renamed");
        using var edits = fed.Edits(3);
        await edits.RunAsync(150);

        await EqualAsync(all, "");
        await EqualAsync(some, "?kinds=support_group&text=renamed");
        Assert.True(edits.Made.Count == 7, string.Join(", ", edits.Made));
        var (_, list, _) = await WebhookProgram.RunAsync(Database, "list");
        Assert.Equal(2, list.Split("last told").Length - 1);
    }

    [Fact]
    public async Task Operator_adds_tries_resumes_and_removes_and_is_told_what_is_wrong()
    {
        await using var follower = await ToldFollower.StartAsync(4, shareRefused: 0);
        var inward = await WebhookProgram.RunAsync(Database, "add", follower.Url);
        Assert.Equal(1, inward.ExitCode);
        Assert.Contains("leads to 127.0.0.1, which is 127.0.0.1: no address of the public internet. --allow-private allows it.", inward.Errors, StringComparison.Ordinal);

        // A name that is never given to anybody (RFC 6761).
        var (_, secret, said) = await WebhookProgram.RunAsync(Database, "add", "https://receiver.invalid/", "--regions", "GB-KEN");
        var id = said.Split(' ', ',')[1];
        Assert.Matches("^whsec_[A-Za-z0-9+/]{43}=\n$", secret);
        var tried = await WebhookProgram.RunAsync(Database, "test", id);
        Assert.Equal(1, tried.ExitCode);
        Assert.StartsWith("map: https://receiver.invalid/: It cannot be reached: ", tried.Errors, StringComparison.Ordinal);
        Assert.Equal($"{id} goes on after revision 7 of", string.Join(' ', (await WebhookProgram.RunAsync(Database, "resume", id, "--since", "7")).Output.Split(' ')[..7]));
        var (_, list, _) = await WebhookProgram.RunAsync(Database, "list");
        Assert.Contains(id, list, StringComparison.Ordinal);
        Assert.DoesNotContain(secret.Trim(), list, StringComparison.Ordinal);
        Assert.Equal((0, $"{id} removed\n"), (await WebhookProgram.RunAsync(Database, "remove", id)) is var removed ? (removed.ExitCode, removed.Output) : default);
        Assert.Contains("there is no webhook", (await WebhookProgram.RunAsync(Database, "test", id)).Errors, StringComparison.Ordinal);
        Assert.Equal(0, follower.Counts.All);

        Assert.Contains("has a name or a password", (await WebhookProgram.RunAsync(Database, "add", "https://me:secret@example.org/")).Errors, StringComparison.Ordinal);
        Assert.Contains("--kinds", (await WebhookProgram.RunAsync(Database, "add", "https://example.org/", "--kinds", "prison")).Errors, StringComparison.Ordinal);
        Assert.Contains("GB-KENT", (await WebhookProgram.RunAsync(Database, "add", "https://example.org/", "--regions", "GB-KENT")).Errors, StringComparison.Ordinal);
        Assert.Contains("--since", (await WebhookProgram.RunAsync(Database, "add", "https://example.org/", "--since", "999999999")).Errors, StringComparison.Ordinal);
    }

    async Task EqualAsync(ToldFollower follower, string query)
    {
        var expected = (await fed.FeaturesAsync(query)).ToList();
        Assert.NotEmpty(expected);
        await Patience.UntilAsync(() => follower.Places.SequenceEqual(expected), $"the follower to have the {expected.Count} places of {query}");
        Assert.Empty(follower.Faults);
    }
}

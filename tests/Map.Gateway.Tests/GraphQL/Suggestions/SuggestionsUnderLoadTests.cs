using System.Text.Json.Nodes;
using Map.Gateway.Tests.EndToEnd;
using Map.Gateway.Tests.GraphQL.Contributions;
using Map.Testing.Running;
using Map.V1;

namespace Map.Gateway.Tests.GraphQL.Suggestions;

/// <summary>What a suggestion costs under load, and how reviewers see many that are alike, by GraphQL.</summary>
public sealed class SuggestionsUnderLoadTests : IAsyncLifetime
{
    const string Suggest = "mutation($input: SuggestInput!) { suggest(input: $input) { receipt } }";

    readonly AheadClock clock = new();
    readonly SeededMap map;

    // Each origin has two for nothing; what follows costs.
    public SuggestionsUnderLoadTests()
    {
        // At midnight, everybody is new.
        clock.AdvanceToNoon();
        map = new() { Suggesting = new(ProofFrom: 1, HeldFrom: 3), Clock = clock };
    }

    public async Task InitializeAsync()
    {
        await map.InitializeAsync();
        for (var i = 0; i < 2; i++)
            Assert.NotNull((await map.Gateway.DataAsync(Suggest, new { input = await InputAsync() }))["suggest"]!["receipt"]);
    }

    public async Task DisposeAsync()
    {
        Assert.Empty(map.Errors);
        await map.DisposeAsync();
    }

    [Fact]
    public async Task Refusal_has_all_that_is_needed_to_solve_its_challenge()
    {
        var input = await InputAsync();
        input["proof"] = ProofSolver.Solve(await ChallengeAsync(input));

        Assert.NotNull((await map.Gateway.DataAsync(Suggest, new { input }))["suggest"]!["receipt"]);

        var other = await InputAsync();
        other["proof"] = input["proof"]!.DeepClone();
        var error = await map.Gateway.ErrorAsync(Suggest, new { input = other });
        Assert.Equal("input.proof", (string?)error["extensions"]!["violations"]![0]!["field"]);
    }

    [Fact]
    public async Task Ticket_pays_once_it_is_ripe_for_the_same_suggestion()
    {
        var input = await InputAsync();
        var challenge = await ChallengeAsync(input);
        input["proof"] = challenge.Ticket;
        var early = (await map.Gateway.ErrorAsync(Suggest, new { input }))["extensions"]!;
        Assert.Equal("PROOF_OF_WORK", (string?)early["reason"]);
        Assert.InRange((int)early["retryAfterSeconds"]!, 1, challenge.TicketSeconds);

        clock.Advance(TimeSpan.FromSeconds(challenge.TicketSeconds));
        var other = await InputAsync();
        other["proof"] = challenge.Ticket;
        Assert.Equal("input.proof", (string?)(await map.Gateway.ErrorAsync(Suggest, new { input = other }))["extensions"]!["violations"]![0]!["field"]);
        Assert.NotNull((await map.Gateway.DataAsync(Suggest, new { input }))["suggest"]!["receipt"]);
    }

    [Fact]
    public async Task Groups_are_for_reviewers_and_one_act_refuses_one()
    {
        const string Groups = """
            query($first: Int, $least: Int) {
              suggestionGroups(first: $first, least: $least) {
                id size held origins subjects withSource shapes samples { id kind comment group groupSize sources { citation } place { name } }
              }
            }
            """;
        Assert.Equal("UNAUTHENTICATED", (string?)(await map.Gateway.ErrorAsync(Groups))["extensions"]!["code"]);
        Assert.Equal("PERMISSION_DENIED", (string?)(await map.Gateway.ErrorAsync(Groups, new { }, await map.KeyAsync()))["extensions"]!["code"]);
        var reviewer = await map.ReviewerAsync();
        Assert.Equal("first", (string?)(await map.Gateway.ErrorAsync(Groups, new { first = 101 }, reviewer))["extensions"]!["violations"]![0]!["field"]);
        Assert.Equal("least", (string?)(await map.Gateway.ErrorAsync(Groups, new { least = 0 }, reviewer))["extensions"]!["violations"]![0]!["field"]);

        var group = Assert.Single((await map.Gateway.DataAsync(Groups, null, reviewer))["suggestionGroups"]!.AsArray())!;
        Assert.Equal((2, 0, 1, 1, 2), ((int)group["size"]!, (int)group["held"]!, (int)group["origins"]!, (int)group["subjects"]!, (int)group["withSource"]!));
        Assert.Equal("update_place note", (string?)group["shapes"]![0]);
        Assert.Equal(2, group["samples"]!.AsArray().Count);
        Assert.All(group["samples"]!.AsArray(), sample => Assert.Equal((string?)group["id"], (string?)sample!["group"]));
        Assert.Empty((await map.Gateway.DataAsync(Groups, new { least = 3 }, reviewer))["suggestionGroups"]!.AsArray());

        var refused = await map.ChangeAsync("rejectSuggestions", "count", new { group = (string?)group["id"], reason = "Advertising" }, reviewer);
        Assert.Equal(2, (int)refused["count"]!);
        Assert.Empty((await map.Gateway.DataAsync(Groups, null, reviewer))["suggestionGroups"]!.AsArray());
        var both = await map.RefusalAsync("rejectSuggestions", new { group = (string?)group["id"], ids = new[] { (string?)group["samples"]![0]!["id"] }, reason = "x" }, reviewer);
        Assert.Equal("input.ids: Set exactly one of ids and group.", (string?)both["message"]);
    }

    async Task<JsonObject> InputAsync()
    {
        var place = (await map.Gateway.DataAsync("""{ places(filter: {text: "Colnbrook"}, first: 1) { nodes { id revision } } }"""))["places"]!["nodes"]![0]!;
        return new()
        {
            ["requestId"] = Guid.NewGuid().ToString(),
            ["sources"] = new JsonArray(new JsonObject { ["citation"] = "A letter" }),
            ["change"] = new JsonObject
            {
                ["updatePlace"] = new JsonObject
                {
                    ["id"] = (string?)place["id"], ["revision"] = (long)place["revision"]!,
                    ["place"] = new JsonObject { ["note"] = $"See https://spam.example/{Guid.NewGuid()}" },
                },
            },
        };
    }

    // As a client reads it, of the response alone.
    async Task<ProofChallenge> ChallengeAsync(JsonObject input)
    {
        var extensions = (await map.Gateway.ErrorAsync(Suggest, new { input }))["extensions"]!;
        Assert.Equal(("RESOURCE_EXHAUSTED", "PROOF_OF_WORK"), ((string?)extensions["code"], (string?)extensions["reason"]));
        var proof = extensions["proofOfWork"]!;
        Assert.Equal((int)proof["ticketSeconds"]!, (int)extensions["retryAfterSeconds"]!);
        return new()
        {
            Algorithm = (string)proof["algorithm"]!, Challenge = (string)proof["challenge"]!, Salt = (string)proof["salt"]!,
            MaxNumber = (long)proof["maxnumber"]!, Signature = (string)proof["signature"]!, Ticket = (string)proof["ticket"]!,
            TicketSeconds = (int)proof["ticketSeconds"]!,
        };
    }
}

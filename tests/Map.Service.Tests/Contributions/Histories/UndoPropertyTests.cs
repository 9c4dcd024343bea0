using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Map.Contract;
using Map.Testing.Running;
using Map.V1;

namespace Map.Service.Tests.Contributions.Histories;

/// <summary>Undoing a change in the middle of a history of updates, accepted suggestions, withdrawals, involvements, new organisations, merges and
/// imports gives what the history would have given without it, in every field that nobody has changed since. The same for all that one author
/// did, and for what came of one group of suggestions. Some histories in every run; the rehearsal makes MAP_HISTORIES, or 1,000.</summary>
public sealed class UndoPropertyTests(PlacesServer server) : IClassFixture<PlacesServer>
{
    static readonly StepKind[] Kinds = System.Enum.GetValues<StepKind>();

    readonly Dictionary<StepKind, int> undoneFields = Kinds.ToDictionary(kind => kind, _ => 0);
    readonly Dictionary<string, int> ways = new() { ["act"] = 0, ["contributor"] = 0, ["suggestions like"] = 0 };

    [Fact]
    public Task Undone_change_leaves_what_history_without_it_would() => CompareAllAsync(Kinds.Length);

    [Fact]
    [Trait("Category", "Rehearsal")]
    public Task Undone_change_leaves_what_history_without_it_would_in_a_thousand_histories() =>
        CompareAllAsync(int.Parse(Environment.GetEnvironmentVariable("MAP_HISTORIES") ?? "1000", CultureInfo.InvariantCulture));

    async Task CompareAllAsync(int histories)
    {
        var team = await Team.FoundAsync(server);
        for (var seed = 0; seed < histories; seed++)
        {
            if (seed % 3 == 2) team = await Team.HireAsync(server, team.Organisations);
            await CompareAsync(seed, team);
        }

        Assert.DoesNotContain(undoneFields, kind => kind.Value == 0);
        Assert.DoesNotContain(ways, way => way.Value == 0);
    }

    async Task CompareAsync(int seed, Team team)
    {
        var random = new Random(seed);
        var isImported = seed % 2 == 1;
        var (steps, chosen) = Step.Some(random, Kinds[seed % Kinds.Length], isImported);
        var whole = new World(server, team, isImported);
        var start = DateTime.UtcNow;
        await whole.PlayAsync(steps, new HashSet<int>(), random);
        var undone = await UndoAsync(whole.Acts, chosen, start, await server.KeyAsync(Role.Reviewer), random.Next(3) > 0);
        var without = new World(server, team, isImported);
        await without.PlayAsync(steps, undone.Steps, random);

        var later = steps.Where((_, i) => i > undone.Steps.Min() && !undone.Steps.Contains(i)).ToList();
        var (expected, actual) = (await without.FieldsAsync(), await whole.FieldsAsync());
        foreach (var field in expected.Keys.Union(actual.Keys).Where(field => !later.Exists(step => step.Touches(field))))
            Assert.True(
                expected.GetValueOrDefault(field) == actual.GetValueOrDefault(field),
                $"History {seed}, steps {string.Join(", ", undone.Steps)} of {string.Join("; ", steps)}, imported: {isImported}: {field} is "
                + $"{actual.GetValueOrDefault(field)}, not {expected.GetValueOrDefault(field)}.");
        undoneFields[steps[chosen].Kind] += undone.Fields;
    }

    async Task<(IReadOnlySet<int> Steps, int Fields)> UndoAsync(
        IReadOnlyList<Done> acts, int chosen, DateTime start, Grpc.Core.Metadata reviewer, bool isOne)
    {
        var (act, author, suggestion) = acts[chosen];
        if (act.Length == 0) return (new HashSet<int> { chosen }, 0);
        var why = new EditSummary { Comment = "Undo" };
        if (isOne || (author ?? (object?)suggestion) is null)
        {
            ways["act"]++;
            return (new HashSet<int> { chosen }, (await server.Contributions.RevertAsync(new() { ActId = act, Summary = why }, reviewer)).Fields);
        }

        var all = author is null
            ? new RevertContributorRequest { SuggestionsLike = suggestion, Summary = why }
            : new RevertContributorRequest { KeyId = author.Id, Since = Timestamp.FromDateTime(start), Summary = why };
        ways[author is null ? "suggestions like" : "contributor"]++;
        all.ValidateOnly = true;
        all.Digest = (await server.Contributions.RevertContributorAsync(all, reviewer)).Digest;
        all.ValidateOnly = false;
        var reverted = await server.Contributions.RevertContributorAsync(all, reviewer);
        var alike = author is null ? await AlikeAsync(suggestion!) : [];
        return (
            Enumerable.Range(0, acts.Count)
                .Where(i => author is null ? alike.Contains(acts[i].SuggestionId ?? "") : acts[i].Author == author).ToHashSet(),
            reverted.Fields);
    }

    async Task<string[]> AlikeAsync(string suggestion) => await server.Map.ScalarAsync<string[]>(
        "SELECT array_agg(id::text) FROM suggestion WHERE group_id = (SELECT group_id FROM suggestion WHERE id = $1)", Guid.Parse(suggestion));
}

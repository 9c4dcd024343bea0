using System.Globalization;
using Map.Contract;
using Map.Service.Tests.Contributions.Histories;
using Map.Testing.Running;

namespace Map.Service.Tests.Mirrors;

/// <summary>A mirror that follows random histories of updates, accepted suggestions, withdrawals, involvements, organisations, merges and imports has,
/// after each look, the state of its original, byte by byte. Some histories in every run; the rehearsal makes MAP_HISTORIES, or 300.</summary>
public sealed class MirrorPropertyTests(PlacesServer server) : IClassFixture<PlacesServer>
{
    static readonly StepKind[] Kinds = System.Enum.GetValues<StepKind>();

    [Fact]
    public Task Mirror_has_state_of_its_original() => FollowAsync(Kinds.Length);

    [Fact]
    [Trait("Category", "Rehearsal")]
    public Task Mirror_has_state_of_its_original_after_hundreds_of_histories() =>
        FollowAsync(int.Parse(Environment.GetEnvironmentVariable("MAP_HISTORIES") ?? "300", CultureInfo.InvariantCulture));

    async Task FollowAsync(int histories)
    {
        var team = await Team.FoundAsync(server);
        await using var world = await MirroredWorld.StartAsync(server.Database, TimeProvider.System);
        await world.MirrorAsync();
        for (var seed = 0; seed < histories; seed++)
        {
            if (seed % 6 == 5) team = await Team.HireAsync(server, team.Organisations);
            var random = new Random(seed);
            var (steps, chosen) = Step.Some(random, Kinds[seed % Kinds.Length], isImported: seed % 2 == 1);
            var played = new World(server, team, isImported: seed % 2 == 1);
            await played.PlayAsync(steps, new HashSet<int>(), random);
            await AssertSameAsync($"History {seed}: {string.Join("; ", steps)}");
            // Also where things come back: what was merged into another, what was withdrawn.
            if (played.Acts[chosen].ActId.Length > 0)
                await server.Contributions.RevertAsync(
                    new() { ActId = played.Acts[chosen].ActId, Summary = new() { Comment = "Undo" } }, await server.KeyAsync(Role.Reviewer));
            await AssertSameAsync($"History {seed} without step {chosen}: {string.Join("; ", steps)}");
        }

        async Task AssertSameAsync(string history)
        {
            var mirror = await world.FollowAsync();
            Assert.True(mirror.Result is null, $"{history}: {mirror.Result}");
            Assert.True(await MirroredWorld.StateAsync(server.Database) == await MirroredWorld.StateAsync(world.Copy.Source), history);
        }
    }
}

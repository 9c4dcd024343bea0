using System.Net;

namespace Map.Gateway.Tests.Restores;

/// <summary>What the pair does while its database is restored and after that: it says nothing wrong, and goes on by itself.</summary>
public sealed class RestoreTests(OwnCluster map) : IClassFixture<OwnCluster>
{
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    static readonly Dictionary<string, Func<OwnCluster, Task>> Ways = new()
    {
        ["clean"] = map => map.RunAsync("pg_restore", "--clean", "-d", OwnCluster.Name, map.Dump),
        ["clean, if exists"] = map => map.RunAsync("pg_restore", "--clean", "--if-exists", "-d", OwnCluster.Name, map.Dump),
        ["clean, jobs"] = map => map.RunAsync("pg_restore", "--clean", "--jobs=2", "-d", OwnCluster.Name, map.Dump),
        ["single transaction"] = map => map.RunAsync(
            "pg_restore", "--clean", "--if-exists", "--single-transaction", "-d", OwnCluster.Name, map.Dump),
        ["schema made again"] = async map =>
        {
            await map.ExecuteAsync("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
            await map.RunAsync("psql", "-Xqf", map.PlainDump, OwnCluster.Name);
        },
        ["database made again"] = async map =>
        {
            await map.ExecuteAsync($"DROP DATABASE {OwnCluster.Name} WITH (FORCE)", "postgres");
            await map.RunAsync("createdb", OwnCluster.Name);
            await map.RunAsync("psql", "-Xqf", map.PlainDump, OwnCluster.Name);
        },
    };

    const string Usual = "single transaction";

    public static TheoryData<string> Others => [.. Ways.Keys.Where(way => way != Usual)];

    [Fact]
    public Task Restored_map_is_answered_within_ten_seconds_and_nothing_else_before() => RestoreAsync(Usual);

    [Theory]
    [MemberData(nameof(Others))]
    [Trait("Category", "Rehearsal")]
    public Task Map_restored_in_any_way_is_answered_within_ten_seconds_and_nothing_else_before(string way) => RestoreAsync(way);

    async Task RestoreAsync(string way)
    {
        var asking = new Asking(map.Gateway, map.ServiceLog);
        // Another test may have changed the map after its dump.
        var before = await AnswerAsync(asking);
        await AddAsync("A later place");
        var later = await AnswerAsync(asking);
        Assert.NotEqual(before, later);

        var answers = await asking.WhileAsync(() => Ways[way](map));

        Assert.Empty(answers.Except([map.Original, before, later]));
        // All that went wrong is said as what it is, and nothing is taken for a fault of the program.
        Assert.DoesNotContain(map.ServiceLog.Lines, line => line.Contains("failed in the database", StringComparison.Ordinal));
        await Patience.UntilAsync(async () => await asking.AskAsync() == map.Original, "the restored map", Limit);
        await Patience.UntilAsync(async () => await map.ReadyAsync() == HttpStatusCode.OK, "the pair to be ready", Limit);
    }

    [Fact]
    public async Task Maps_that_diverged_after_one_backup_never_share_a_tag()
    {
        var tags = new HashSet<string>();
        await AddTagAsync(tags);
        for (var branch = 0; branch < 2; branch++)
        {
            // The same numbers of revisions and the same names, at other times.
            await AddAsync("Diverged, one");
            await AddTagAsync(tags, "Diverged, one");
            await AddAsync("Diverged, two");
            await AddTagAsync(tags, "Diverged, one", "Diverged, two");
            await Ways[Usual](map);
            await AddTagAsync(tags);
        }
    }

    /// <summary>Waits until a file has these places and no others, and an ETag that is new: until the gateway hears of a change, a response
    /// may be newer than its tag, but never older.</summary>
    Task AddTagAsync(HashSet<string> tags, params string[] names) => Patience.UntilAsync(
        async () =>
        {
            using var response = await map.Gateway.Http.GetAsync("places.csv?text=Diverged");
            var file = await response.Content.ReadAsStringAsync();
            return response.IsSuccessStatusCode && response.Headers.ETag is { } tag
                && file.TrimEnd().Split('\n').Length == names.Length + 1
                && names.All(name => file.Contains(name, StringComparison.Ordinal)) && tags.Add(tag.Tag);
        },
        $"a new tag of a map with {(names.Length == 0 ? "neither place" : string.Join(" and ", names))}");

    Task AddAsync(string name) => map.ExecuteAsync($$"""
        WITH number AS (UPDATE revision_counter SET last = last + 1 RETURNING last AS number),
        made AS (INSERT INTO revision (number, at, origin, change, subject, subject_id, state)
                 SELECT number, now(), 'test', 'created', 'place', gen_random_uuid()::text, '{}' FROM number
                 RETURNING number, subject_id)
        INSERT INTO place (id, kind, name, status, published, created_at, updated_at, revision)
        SELECT subject_id::uuid, 'support_group', '{{name}}', 'open', true, now(), now(), number FROM made
        """);

    static async Task<string> AnswerAsync(Asking asking)
    {
        string? answer = null;
        await Patience.UntilAsync(async () => (answer = await asking.AskAsync()) is not null, "an answer");
        return answer!;
    }
}

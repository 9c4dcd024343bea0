using Map.Service.Access;
using Map.Service.Hosting;
using Map.Service.Storage;
using Map.Testing.Running;

namespace Map.Service.Tests.Access;

public sealed class KeyStandingPlanTests(PlacesServer server) : IClassFixture<PlacesServer>
{
    // The check runs before each change, while all other writers wait.
    [Fact]
    public async Task Standing_of_a_key_reads_no_whole_table()
    {
        await server.Map.ExecuteAsync("""
            INSERT INTO api_key (id, hash, label, role, created_at)
            SELECT md5(n::text)::uuid, sha256(n::text::bytea), 'Key ' || n, 'contributor', now() FROM generate_series(0, 999) n;
            INSERT INTO revision (number, at, key_id, origin, change, subject, subject_id, state)
            SELECT n, now() - n * interval '1 minute', md5((n % 1000)::text)::uuid, CASE n % 100 WHEN 0 THEN 'revert' ELSE 'api' END,
                   'updated', 'place', n % 20000, '{}'
            FROM generate_series(1, 100000) n;
            INSERT INTO work_report (id, revision, key_id, opened_at)
            SELECT gen_random_uuid(), number, key_id, now() FROM revision WHERE number % 20 = 0;
            INSERT INTO suggestion (id, receipt, request, contents, made_at, state, kind, change, group_id)
            SELECT id, sha256(id::text::bytea), sha256(id::text::bytea), sha256(''), date_trunc('hour', now(), 'UTC'), 'open', 'report', '{}', id
            FROM work_report;
            INSERT INTO pending_act
                (digest, act, subjects, asked_by, asked_at, confirmed_by, confirmed_at, confirmed_in, after_number)
            SELECT sha256(n::text::bytea), 'revert', 100, md5('1')::uuid, now(), md5((n % 1000)::text)::uuid, now(), '1', n
            FROM generate_series(2, 5000) n WHERE n % 1000 <> 1;
            ANALYZE
            """);
        var statement = new Statement();
        statement.Append($"""
            SELECT {KeyStanding.Columns(DateTimeOffset.UtcNow, TrustSettings.Usual, statement)}
            FROM api_key k WHERE k.id = {statement.Value(Guid.NewGuid())}
            """);
        await using var command = statement.On(server.Database);
        command.CommandText = $"EXPLAIN {command.CommandText}";
        var plan = "";
        await using (var line = await command.ExecuteReaderAsync())
            while (await line.ReadAsync()) plan += line.GetString(0) + "\n";

        Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
        Assert.All(["revision_by_key", "work_report_open", "pending_act_by_confirmer"],
            index => Assert.Contains(index, plan, StringComparison.Ordinal));
    }
}

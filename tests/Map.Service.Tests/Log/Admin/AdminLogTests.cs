using System.Diagnostics;
using Map.Contract;
using Map.Service.Access;
using Map.Service.Log.Admin;
using Npgsql;

namespace Map.Service.Tests.Log.Admin;

public sealed class AdminLogTests : IAsyncLifetime
{
    readonly MigratedDatabase database = new();
    KeyStore keys = null!;
    AdminLogReader reader = null!;

    public async Task InitializeAsync()
    {
        await database.InitializeAsync();
        keys = new(database.Source, TimeProvider.System);
        reader = new(database.Source);
    }

    public Task DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Every_act_on_a_key_is_a_row_and_what_changed_nothing_is_none()
    {
        var (admin, _) = await keys.CreateAsync(Role.Admin, [], "Ada Example", default);
        var (key, _) = await keys.CreateAsync(
            new KeyDraft(Role.Contributor, [], "Ben Example", DateTimeOffset.UtcNow.AddDays(1)), admin, "", default);
        Assert.True(await keys.FreezeAsync(key, "tab\t, \"quotes\" and\nnew line", admin, default));
        Assert.False(await keys.FreezeAsync(key, "again", admin, default));
        Assert.True(await keys.ThawAsync(key, "why", null, default));
        Assert.False(await keys.ThawAsync(key, "again", null, default));
        Assert.True(await keys.CloseAsync(key, admin, default));
        Assert.False(await keys.CloseAsync(key, admin, default));

        Assert.Equal(
            [
                $"key.create {admin} -", $"key.create {key} {admin}", $"key.freeze {key} {admin}", $"key.thaw {key} -",
                $"key.close {key} {admin}",
            ],
            await database.ColumnAsync("SELECT concat_ws(' ', act, subject, coalesce(key_id::text, '-')) FROM admin_log ORDER BY number"));
        Assert.Null((await reader.CheckAsync(null, default)).Fault);
        // Labels name people, and the log may be published.
        Assert.DoesNotContain(await LinesAsync(), line => line.Contains("Example", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Rows_written_at_once_are_one_chain()
    {
        await Task.WhenAll(Enumerable.Range(0, 50).Select(i => keys.CreateAsync(Role.Contributor, [], $"{i}", default)));

        var check = await reader.CheckAsync(null, default);

        Assert.Equal((null, 50L), (check.Fault, check.Head.Number));
    }

    [Fact]
    public async Task Stranger_checks_exported_log_with_sha256sum()
    {
        await FillAsync(3);
        var key = Guid.Parse(await database.ValueAsync("SELECT subject FROM admin_log WHERE number = 2"));
        await keys.FreezeAsync(key, "Żółć\t→ é", null, default);

        var (hashes, chain) = (new List<string>(), await LinesAsync());
        foreach (var line in chain) hashes.Add(await Sha256SumAsync(line[..line.LastIndexOf('\t')]));

        Assert.Equal(4, chain.Count);
        Assert.Equal(hashes, chain.Select(line => line.Split('\t')[^1]));
        Assert.Equal(hashes.SkipLast(1).Prepend(new string('0', 64)), chain.Select(line => line.Split('\t')[^2]));
    }

    [Theory]
    [InlineData("UPDATE admin_log SET details = '{\"role\": \"admin\"}' WHERE number = 3", "row 3 was changed")]
    [InlineData("UPDATE admin_log SET at = at - interval '1 microsecond' WHERE number = 1", "row 1 was changed")]
    [InlineData("UPDATE admin_log SET key_id = subject::uuid WHERE number = 2", "row 2 was changed")]
    [InlineData("DELETE FROM admin_log WHERE number = 3", "row 3 is missing, or moved: row 4")]
    [InlineData("DELETE FROM admin_log WHERE number = 1", "row 1 is missing")]
    [InlineData("DELETE FROM admin_log WHERE number = 5", "the log should end with row 5")]
    [InlineData("UPDATE admin_log_head SET number = 4", "the log should end with row 4")]
    [InlineData("""
        UPDATE admin_log SET number = -number WHERE number IN (2, 3);
        UPDATE admin_log SET number = CASE number WHEN -2 THEN 3 ELSE 2 END WHERE number < 0
        """, "row 2 was not written after row 1")]
    // Removed with its number and hash mended.
    [InlineData("""
        DELETE FROM admin_log WHERE number = 3; UPDATE admin_log SET number = number - 1 WHERE number > 3;
        UPDATE admin_log l SET hash = sha256(convert_to(admin_log_text(l), 'UTF8')) WHERE number = 3
        """, "row 3 was not written after row 2")]
    public async Task First_broken_row_is_named(string attack, string fault)
    {
        await FillAsync(5);
        await WithoutTriggersAsync(attack);

        var found = (await reader.CheckAsync(null, default)).Fault;

        Assert.StartsWith(fault, found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Chain_made_anew_from_a_changed_row_on_is_known_by_a_head_that_was_written_down()
    {
        await FillAsync(3);
        var head = (await reader.CheckAsync(null, default)).Head;
        await FillAsync(2);
        Assert.Null((await reader.CheckAsync(head, default)).Fault);

        await WithoutTriggersAsync("UPDATE admin_log SET act = 'key.close' WHERE number = 2");
        for (var number = 2; number <= 5; number++)
            await WithoutTriggersAsync($"""
                UPDATE admin_log SET previous = (SELECT hash FROM admin_log WHERE number = {number - 1}) WHERE number = {number};
                UPDATE admin_log l SET hash = sha256(convert_to(admin_log_text(l), 'UTF8')) WHERE number = {number};
                UPDATE admin_log_head SET hash = l.hash FROM admin_log l WHERE l.number = {number}
                """);

        Assert.Null((await reader.CheckAsync(null, default)).Fault);
        Assert.StartsWith("row 3 is not the one that was written down", await FaultAsync(head), StringComparison.Ordinal);
        Assert.StartsWith("row 9, which", await FaultAsync(new(9, head.Hash)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UPDATE admin_log SET act = 'key.close'")]
    [InlineData("DELETE FROM admin_log")]
    [InlineData("TRUNCATE admin_log")]
    public async Task Log_is_append_only(string attack)
    {
        await FillAsync(1);

        var refusal = await Assert.ThrowsAsync<PostgresException>(() => database.ExecuteAsync(attack));

        Assert.Equal("admin_log is append-only", refusal.MessageText);
    }

    [Fact]
    public void Line_that_is_none_of_the_log_is_a_fault()
    {
        var check = new AdminLogCheck();
        check.Add("1\tnot a row");

        Assert.Equal("the line after row 0 is not a row of the log", check.Fault);
    }

    async Task<string?> FaultAsync(AdminLogHead known) => (await reader.CheckAsync(known, default)).Fault;

    async Task FillAsync(int rows)
    {
        for (var i = 0; i < rows; i++) await keys.CreateAsync(Role.Contributor, [], "a key", default);
    }

    async Task WithoutTriggersAsync(string sql) => await database.ExecuteAsync(
        $"ALTER TABLE admin_log DISABLE TRIGGER USER; {sql}; ALTER TABLE admin_log ENABLE TRIGGER USER");

    async Task<List<string>> LinesAsync()
    {
        var lines = new List<string>();
        await foreach (var line in reader.ReadAsync(default)) lines.Add(line);
        return lines;
    }

    static async Task<string> Sha256SumAsync(string text)
    {
        var start = new ProcessStartInfo("sha256sum") { RedirectStandardInput = true, RedirectStandardOutput = true };
        using var program = Process.Start(start)!;
        await program.StandardInput.BaseStream.WriteAsync(System.Text.Encoding.UTF8.GetBytes(text));
        program.StandardInput.Close();
        return (await program.StandardOutput.ReadToEndAsync()).Split(' ')[0];
    }
}

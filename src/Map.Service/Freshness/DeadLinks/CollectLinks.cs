using System.Security.Cryptography;
using System.Text;
using Map.Service.Hosting.Fetching;

namespace Map.Service.Freshness.DeadLinks;

/// <summary>Collects from the log which pages published entries link to. What is new in the log is collected by whichever service comes first.</summary>
public sealed class CollectLinks(NpgsqlDataSource database, TimeProvider clock)
{
    // What one transaction takes: less than a second.
    const long Batch = 500;

    /// <summary>How many steps whoever reads waits for: what more there is, of a map that has just been upgraded, the next one collects.</summary>
    public const int MostOfRead = 20;

    /// <summary>Collects what the log has, or nothing while another service does.</summary>
    /// <param name="cancellationToken">Ends it.</param>
    /// <param name="most">How many steps at most.</param>
    public async Task RunAsync(CancellationToken cancellationToken, int most = int.MaxValue)
    {
        for (var steps = 0; steps < most && await StepAsync(cancellationToken); steps++)
        {
        }
    }

    async Task<bool> StepAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (await StateAsync(connection, cancellationToken) is not var (collected, last)) return false;
        // Of another log, if a copy of another map was put in the place of this one.
        collected = Math.Min(collected, last);
        if (collected == last) return false;
        var until = Math.Min(last, collected + Batch);
        var changed = await ChangedAsync(connection, collected, until, cancellationToken);
        await ReplaceAsync(connection, changed, await LinksAsync(connection, changed, cancellationToken), cancellationToken);
        if (until == last) await ForgetAsync(connection, cancellationToken);
        await ExecuteAsync(connection, keep => $"UPDATE link_check SET revision = {keep.Value(until)}", cancellationToken);
        await transaction.CommitWholeAsync();
        return until < last;
    }

    // Null while another service collects.
    static async Task<(long Collected, long Last)?> StateAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            "SELECT revision, (SELECT last FROM revision_counter) FROM link_check FOR UPDATE SKIP LOCKED", connection);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        return await row.ReadAsync(cancellationToken) ? (row.GetInt64(0), row.GetInt64(1)) : null;
    }

    static async Task<Guid[]> ChangedAsync(NpgsqlConnection connection, long after, long until, CancellationToken cancellationToken)
    {
        var statement = new Statement();
        statement.Append($"""
            SELECT DISTINCT subject_id::uuid FROM revision
            WHERE subject IN ('place', 'organisation') AND number > {statement.Value(after)} AND number <= {statement.Value(until)}
            """);
        return [.. await connection.ReadAllAsync(statement, row => row.GetGuid(0), cancellationToken)];
    }

    /// <summary>The links of some places and organisations, as far as everybody sees them. Index: primary keys and those of the tables' parts.</summary>
    static Task<List<Link>> LinksAsync(NpgsqlConnection connection, Guid[] ids, CancellationToken cancellationToken)
    {
        var statement = new Statement();
        var all = statement.Value(ids);
        return connection.ReadAllAsync(statement.Append($"""
            WITH seen AS (
                SELECT p.id, p.website, 'place' AS subject FROM {Visibility.Places(Caller.Anonymous, statement)} AND p.id = ANY ({all})
                UNION ALL SELECT o.id, o.website, 'organisation' FROM {Visibility.Organisations(Caller.Anonymous, statement)} AND o.id = ANY ({all})
            ), cited AS (
                SELECT place_id AS id, source_id FROM place_source WHERE place_id = ANY ({all})
                UNION SELECT place_id, source_id FROM period WHERE place_id = ANY ({all})
                UNION SELECT place_id, source_id FROM capacity WHERE place_id = ANY ({all})
                UNION SELECT place_id, source_id FROM place_name WHERE place_id = ANY ({all})
                UNION SELECT place_id, source_id FROM contact WHERE place_id = ANY ({all}) AND visibility = 'public'
                UNION SELECT place_id, source_id FROM involvement WHERE place_id = ANY ({all})
                UNION SELECT organisation_id, source_id FROM organisation_source WHERE organisation_id = ANY ({all})
                UNION SELECT organisation_id, source_id FROM organisation_name WHERE organisation_id = ANY ({all})
                UNION SELECT organisation_id, source_id FROM organisation_contact WHERE organisation_id = ANY ({all}) AND visibility = 'public'
            )
            SELECT subject, id, 'website', website FROM seen WHERE website IS NOT NULL
            UNION SELECT seen.subject, seen.id, 'source', s.url FROM seen JOIN cited USING (id) JOIN source s ON s.id = cited.source_id WHERE s.url IS NOT NULL
            """), row => new Link(row.GetString(0), row.GetGuid(1), row.GetString(2), row.GetString(3)), cancellationToken);
    }

    async Task ReplaceAsync(NpgsqlConnection connection, Guid[] ids, List<Link> links, CancellationToken cancellationToken)
    {
        links = [.. links.Where(link => PublicHttp.FaultOf(link.Url) is null)];
        var hosts = links.Select(link => new Uri(link.Url).IdnHost).ToArray();
        var now = clock.GetUtcNow().UtcDateTime;
        await ExecuteAsync(connection, made => $"""
            INSERT INTO web_host (host, next_at) SELECT DISTINCT host, {made.Value(now)} FROM unnest({made.Value(hosts)}) host ON CONFLICT DO NOTHING
            """, cancellationToken);
        await ExecuteAsync(connection, made => $"""
            INSERT INTO web_page (id, url, host, due_at)
            SELECT DISTINCT ON (id) id, url, host, {made.Value(now)}
            FROM unnest({made.Value(Ids(links))}, {made.Value(links.Select(link => link.Url).ToArray())}, {made.Value(hosts)}) AS l(id, url, host)
            ON CONFLICT DO NOTHING
            """, cancellationToken);
        // What stays keeps its quotation.
        await ExecuteAsync(connection, kept => $"""
            DELETE FROM page_link WHERE subject_id = ANY ({kept.Value(ids)}) AND (page_id, subject_id, part) NOT IN (
                SELECT * FROM unnest({kept.Value(Ids(links))}, {kept.Value(links.Select(link => link.Id).ToArray())}, {kept.Value(links.Select(link => link.Part).ToArray())}))
            """, cancellationToken);
        await ExecuteAsync(connection, made => $"""
            INSERT INTO page_link (page_id, subject, subject_id, part)
            SELECT DISTINCT * FROM unnest({made.Value(Ids(links))}, {made.Value(links.Select(link => link.Subject).ToArray())},
                {made.Value(links.Select(link => link.Id).ToArray())}, {made.Value(links.Select(link => link.Part).ToArray())})
            ON CONFLICT DO NOTHING
            """, cancellationToken);
    }

    // What nothing links to any more is not visited any more.
    async Task ForgetAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await ExecuteAsync(connection, _ => "DELETE FROM web_page w WHERE NOT EXISTS (SELECT FROM page_link l WHERE l.page_id = w.id)", cancellationToken);
        await ExecuteAsync(connection, old => $"""
            DELETE FROM web_host h WHERE next_at < {old.Value((clock.GetUtcNow() - TimeSpan.FromDays(2)).UtcDateTime)}
                AND NOT EXISTS (SELECT FROM web_page w WHERE w.host = h.host)
            """, cancellationToken);
    }

    static Guid[] Ids(IEnumerable<Link> links) => [.. links.Select(link => IdOf(link.Url))];

    /// <summary>The id of a page: addresses may be longer than an index takes.</summary>
    public static Guid IdOf(string url) => new(SHA256.HashData(Encoding.UTF8.GetBytes(url)).AsSpan(0, 16), bigEndian: true);

    static async Task ExecuteAsync(NpgsqlConnection connection, Func<Statement, string> sql, CancellationToken cancellationToken)
    {
        var statement = new Statement();
        await connection.ExecuteAsync(statement.Append(sql(statement)), cancellationToken);
    }

    sealed record Link(string Subject, Guid Id, string Part, string Url);
}

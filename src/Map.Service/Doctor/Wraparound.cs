using System.Globalization;

namespace Map.Service.Doctor;

/// <summary>How far transactions are from the number at which PostgreSQL stops to take writes.</summary>
/// <param name="warn">From how many on that is worth knowing; at twice as many it is a fault. Autovacuum acts at 200 million.</param>
sealed class Wraparound(long warn = 500_000_000) : IDatabaseCheck
{
    public string Name => "wraparound";

    public async Task<Finding> RunAsync(NpgsqlConnection database, CancellationToken cancellationToken)
    {
        var (age, name) = await database.ReadAsync("""
            SELECT greatest(age(datfrozenxid), mxid_age(datminmxid))::bigint, datname FROM pg_database ORDER BY 1 DESC LIMIT 1
            """, row => (row.GetInt64(0), row.GetString(1)), cancellationToken);
        var found = string.Create(CultureInfo.InvariantCulture, $"the oldest of {name} is {age / 1e6:0.0} million transactions ago; PostgreSQL stops at 2,000 million");
        return age < warn
            ? new(Name, FindingLevel.Ok, found)
            : new(Name, age < 2 * warn ? FindingLevel.Warning : FindingLevel.Fault, found,
                $"end long transactions and drop slots that nobody reads, then: vacuumdb --freeze {name}");
    }
}

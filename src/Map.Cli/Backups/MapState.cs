using System.Text.Json;

namespace Map.Cli.Backups;

/// <summary>The state of a map at a revision, as Map.Service reads it from tables or log.</summary>
/// <param name="Revision">The revision.</param>
/// <param name="At">When it was made; null for a map without revisions.</param>
/// <param name="Subjects">How many places, organisations and regions.</param>
/// <param name="Hash">Equal for equal states.</param>
/// <param name="Generation">The restore that the database is of.</param>
sealed record MapState(long Revision, DateTimeOffset? At, long Subjects, string Hash, string Generation)
{
    /// <param name="checkout">Whose Map.Service reads it.</param>
    /// <param name="database">The connection string.</param>
    /// <param name="revision">By the log; null: what the tables hold now.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<MapState> ReadAsync(Checkout checkout, string database, long? revision, CancellationToken cancellation)
    {
        string[] arguments = revision is { } number ? ["state", "--revision", number.ToString(System.Globalization.CultureInfo.InvariantCulture)] : ["state"];
        var printed = await ServiceProgram.ReadAsync(checkout, database, arguments, cancellation);
        return JsonSerializer.Deserialize<MapState>(printed, JsonSerializerOptions.Web)!;
    }
}

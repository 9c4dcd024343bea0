using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Map.Service.Commands;

/// <summary><c>state</c>: the hash by which a backup is checked; <c>restored</c>: what a restored database has to be told.</summary>
static partial class StateCommand
{
    public static Command Create(IConfiguration configuration)
    {
        var revision = new Option<long?>("--revision") { Description = "the state at this revision, by the log; unset: what the tables hold now" };
        var command = new Command("state", "Print the revision of the map and the hash of its state, as JSON.") { revision };
        command.SetAction(configuration, async (parsed, database, cancellation) =>
        {
            var state = parsed.GetValue(revision) is { } number
                ? await StateOfRevision.OfLogAsync(database, number, cancellation)
                : await StateOfRevision.OfTablesAsync(database, cancellation);
            Console.WriteLine(JsonSerializer.Serialize(state, StateJson.Default.StateOfRevision));
            return 0;
        });
        return command;
    }

    public static Command Restored(IConfiguration configuration)
    {
        var command = new Command(
            "restored", "Say that the database was set back to an earlier time: nothing that services, gateways and followers know of it holds any more.");
        command.SetAction(configuration, async (_, database, cancellation) =>
        {
            await using var refresh = database.CreateCommand("REFRESH MATERIALIZED VIEW map_generation");
            await refresh.ExecuteNonQueryAsync(cancellation);
            return 0;
        });
        return command;
    }

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
    [JsonSerializable(typeof(StateOfRevision))]
    sealed partial class StateJson : JsonSerializerContext;
}

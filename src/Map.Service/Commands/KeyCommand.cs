using System.CommandLine;
using Map.Service.Hosting;
using Map.Service.Keys;

namespace Map.Service.Commands;

/// <summary><c>key create</c>, <c>list</c>, <c>close</c>, <c>freeze</c> and <c>thaw</c>: the keys of contributors, reviewers and admins.
/// </summary>
static class KeyCommand
{
    public static Command Create(IConfiguration configuration, TimeProvider clock) => new("key", "Make, list and close keys.")
    {
        CreateKey(configuration, clock),
        ListKeys(configuration, clock),
        CloseKey(configuration, clock),
        FreezeKey(configuration, clock),
        ThawKey(configuration, clock),
    };

    static Command CreateKey(IConfiguration configuration, TimeProvider clock)
    {
        var role = new Option<Role>("--role") { Description = "contributor, reviewer or admin", Required = true };
        var regions = new Option<string[]>("--regions")
        {
            Description = "codes of the regions it may write in; unset: everywhere",
            AllowMultipleArgumentsPerToken = true,
        };
        var label = new Option<string>("--label")
        {
            Description = "whose key it is",
            DefaultValueFactory = _ => "made by ./map key create",
        };
        var ends = new Option<DateOnly?>("--ends") { Description = "the last day on which it is valid (UTC); unset: it does not end" };
        var command = new Command("create", "Make a key and show it; it is not shown again.") { role, regions, label, ends };
        command.SetAction(configuration, async (parsed, database, cancellation) =>
        {
            var draft = new KeyDraft(
                parsed.GetValue(role), parsed.GetValue(regions) ?? [], parsed.GetValue(label)!, EndOf(parsed.GetValue(ends)));
            var key = await new KeyStore(database, clock).CreateAsync(draft, by: null, path: "", cancellation);
            // Only the key goes to standard output, where scripts read it.
            await Console.Error.WriteLineAsync(
                $"Key {key.Id}, role {KeyStore.WordOf(draft.Role)}. It is shown only now; send it as: Authorization: Bearer KEY");
            Console.WriteLine(key.Secret);
            return 0;
        });
        return command;
    }

    static DateTimeOffset? EndOf(DateOnly? lastDay) =>
        lastDay is { } day ? new DateTimeOffset(day.AddDays(1).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero) : null;

    static Command ListKeys(IConfiguration configuration, TimeProvider clock)
    {
        var format = new Option<string>("--format") { Description = "table or json", DefaultValueFactory = _ => "table" };
        format.AcceptOnlyFromAmong("table", "json");
        var all = new Option<bool>("--all") { Description = "with those that are closed or have ended" };
        var command = new Command("list", "List the keys, newest first.") { format, all };
        command.SetAction(configuration, async (parsed, database, cancellation) =>
        {
            var rows = new KeyRows(database, ServiceSettings.ReadTrust(configuration), clock);
            var keys = new List<Key>();
            while (await rows.ListAsync(null, parsed.GetValue(all), IdOf(keys), Limits.PageSize, cancellation) is { Count: > 0 } page)
                keys.AddRange(page);
            Console.Write(parsed.GetValue(format) == "json" ? KeyTable.Json(keys) : KeyTable.Text(keys, clock.GetUtcNow()));
            return 0;
        });
        return command;

        static Guid? IdOf(List<Key> keys) => keys.Count == 0 ? null : Guid.Parse(keys[^1].Id);
    }

    static Command CloseKey(IConfiguration configuration, TimeProvider clock)
    {
        var id = new Argument<Guid>("ID") { Description = "The id that was shown when the key was made." };
        var command = new Command("close", "Close a key for good.") { id };
        command.SetAction(configuration, async (parsed, database, cancellation) => await DoneAsync(
            await new KeyStore(database, clock).CloseAsync(parsed.GetValue(id), cancellation), parsed.GetValue(id), "closed", "open key"));
        return command;
    }

    static Command FreezeKey(IConfiguration configuration, TimeProvider clock)
    {
        var (id, why) = (Id(), Why());
        var command = new Command("freeze", "Freeze a key: it still reads, and changes nothing until it is thawed.") { id, why };
        command.SetAction(configuration, async (parsed, database, cancellation) => await DoneAsync(
            await new KeyStore(database, clock).FreezeAsync(parsed.GetValue(id), ReasonOf(parsed, why), by: null, cancellation),
            parsed.GetValue(id), "frozen", "open key that is not frozen"));
        return command;
    }

    static Command ThawKey(IConfiguration configuration, TimeProvider clock)
    {
        var (id, why) = (Id(), Why());
        var command = new Command("thaw", "Thaw a frozen key.") { id, why };
        command.SetAction(configuration, async (parsed, database, cancellation) => await DoneAsync(
            await new KeyStore(database, clock).ThawAsync(parsed.GetValue(id), ReasonOf(parsed, why), by: null, cancellation),
            parsed.GetValue(id), "thawed", "frozen key"));
        return command;
    }

    static Argument<Guid> Id() => new("ID") { Description = "The id of the key, as list shows it." };

    static Option<string> Why() => new("--why") { Description = "why; it is in the log of admins, so name nobody", Required = true };

    static string ReasonOf(ParseResult parsed, Option<string> why)
    {
        var reason = parsed.GetValue(why)!;
        var violations = new Violations();
        violations.Text("--why", reason, KeyStore.LongestReason);
        violations.ThrowIfAny();
        return reason;
    }

    static async Task<int> DoneAsync(bool isDone, Guid id, string done, string wanted)
    {
        if (!isDone) return await OperatorCommands.FailAsync($"there is no {wanted} {id}.");
        Console.WriteLine($"{id} {done}");
        return 0;
    }
}

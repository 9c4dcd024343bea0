using System.CommandLine;

namespace Map.Service.Commands;

/// <summary><c>key create</c> and <c>key close ID</c>: the keys of contributors, reviewers and admins.</summary>
static class KeyCommand
{
    public static Command Create(IConfiguration configuration, TimeProvider clock) =>
        new("key", "Make and close keys.") { CreateKey(configuration, clock), CloseKey(configuration, clock) };

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
        var command = new Command("create", "Make a key and show it; it is not shown again.") { role, regions, label };
        command.SetAction(configuration, async (parsed, database, cancellation) =>
        {
            var key = await new KeyStore(database, clock).CreateAsync(
                parsed.GetValue(role), parsed.GetValue(regions) ?? [], parsed.GetValue(label)!, cancellation);
            // Only the key goes to standard output, where scripts read it.
            await Console.Error.WriteLineAsync(
                $"Key {key.Id}, role {parsed.GetValue(role).ToString().ToLowerInvariant()}. It is shown only now; send it as: "
                + "Authorization: Bearer KEY");
            Console.WriteLine(key.Secret);
            return 0;
        });
        return command;
    }

    static Command CloseKey(IConfiguration configuration, TimeProvider clock)
    {
        var id = new Argument<Guid>("ID") { Description = "The id that was shown when the key was made." };
        var command = new Command("close", "Close a key for good.") { id };
        command.SetAction(configuration, async (parsed, database, cancellation) =>
        {
            if (!await new KeyStore(database, clock).CloseAsync(parsed.GetValue(id), cancellation))
                return await OperatorCommands.FailAsync($"there is no open key {parsed.GetValue(id)}.");
            Console.WriteLine($"{parsed.GetValue(id)} closed");
            return 0;
        });
        return command;
    }
}

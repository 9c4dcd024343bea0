using System.CommandLine;
using Map.Cli.Clusters;
using Map.Contract;
using Map.Service.Access;

namespace Map.Cli.Keys;

/// <summary>./map key: makes and closes the keys of contributors, reviewers and admins.</summary>
static class KeyCommand
{
    public static Command Create(Checkout checkout) => new("key", "Make and close keys.") { CreateKey(checkout), CloseKey(checkout) };

    static Command CreateKey(Checkout checkout)
    {
        var role = new Option<string>("--role") { Description = "contributor, reviewer or admin", Required = true };
        role.AcceptOnlyFromAmong("contributor", "reviewer", "admin");
        var regions = new Option<string[]>("--regions")
        {
            Description = "codes of the regions it may write in; unset: everywhere",
            AllowMultipleArgumentsPerToken = true,
        };
        var label = new Option<string>("--label") { Description = "whose key it is", DefaultValueFactory = _ => "made by ./map key create" };
        var command = new Command("create", "Make a key and show it, this once.") { role, regions, label };
        command.SetAction(async (parsed, cancellation) => await (await LocalDatabase.OfAsync(checkout)).UseAsync(async database =>
        {
            var named = Enum.Parse<Role>(parsed.GetValue(role)!, ignoreCase: true);
            var key = await new KeyStore(database, TimeProvider.System).CreateAsync(
                named, parsed.GetValue(regions) ?? [], parsed.GetValue(label)!, cancellation);
            await Console.Error.WriteLineAsync(
                $"Key {key.Id}, role {parsed.GetValue(role)}. It is shown only now; send it as: Authorization: Bearer KEY");
            Console.WriteLine(key.Secret);
            return 0;
        }, cancellation));
        return command;
    }

    static Command CloseKey(Checkout checkout)
    {
        var id = new Argument<Guid>("ID") { Description = "The id that was shown when the key was made." };
        var command = new Command("close", "Close a key for good.") { id };
        command.SetAction(async (parsed, cancellation) => await (await LocalDatabase.OfAsync(checkout)).UseAsync(async database =>
        {
            if (!await new KeyStore(database, TimeProvider.System).CloseAsync(parsed.GetValue(id), cancellation))
                throw new CommandException($"there is no open key {parsed.GetValue(id)}.");
            Console.WriteLine($"{parsed.GetValue(id)} closed");
            return 0;
        }, cancellation));
        return command;
    }
}

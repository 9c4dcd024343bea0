using System.CommandLine;
using Map.Contract;

namespace Map.Cli.Keys;

/// <summary>./map key: makes and closes the keys of contributors, reviewers and admins.</summary>
static class KeyCommand
{
    public static Command Create(Checkout checkout)
    {
        var role = new Option<string>("--role") { Description = "contributor, reviewer or admin", Required = true };
        role.AcceptOnlyFromAmong([.. Enum.GetNames<Role>().Select(name => name.ToLowerInvariant())]);
        var regions = new Option<string[]>("--regions")
        {
            Description = "codes of the regions it may write in; unset: everywhere",
            AllowMultipleArgumentsPerToken = true,
        };
        var label = new Option<string>("--label") { Description = "whose key it is; unset: \"made by ./map key create\"" };
        var id = new Argument<Guid>("ID") { Description = "The id that was shown when the key was made." };
        return new Command("key", "Make and close keys.")
        {
            Forwarded(checkout, new("create", "Make a key and show it; it is not shown again.") { role, regions, label }),
            Forwarded(checkout, new("close", "Close a key for good.") { id }),
        };
    }

    // The arguments are checked here, before PostgreSQL is started for them, and passed on as they were typed.
    static Command Forwarded(Checkout checkout, Command command)
    {
        command.SetAction((parsed, cancellation) =>
            ServiceProgram.ForwardAsync(checkout, parsed.Tokens.Select(token => token.Value), cancellation));
        return command;
    }
}

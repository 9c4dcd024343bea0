using System.CommandLine;
using Map.Contract;

namespace Map.Cli.Keys;

/// <summary>./map key: the keys of contributors, reviewers and admins.</summary>
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
        var ends = new Option<DateOnly?>("--ends")
        {
            Description = "the last day on which it is valid, YYYY-MM-DD (UTC); unset: it does not end by itself",
        };
        var format = new Option<string>("--format") { Description = "table or json", DefaultValueFactory = _ => "table" };
        format.AcceptOnlyFromAmong("table", "json");
        var all = new Option<bool>("--all") { Description = "with those that are closed or have ended" };
        var why = new Option<string>("--why") { Description = "why; it is in the log of admins, so name nobody", Required = true };
        var id = new Argument<Guid>("ID") { Description = "The id of the key: shown when it was made, and by ./map key list." };
        return new Command("key", "Make, list and close keys.")
        {
            checkout.Forwarded(new("create", "Make a key and show it; it is not shown again.") { role, regions, label, ends }),
            checkout.Forwarded(new("list", "List the keys, newest first.") { format, all }),
            checkout.Forwarded(new("close", "Close a key for good.") { id }),
            checkout.Forwarded(new("freeze", "Freeze a key: it still reads, and changes nothing until it is thawed.") { id, why }),
            checkout.Forwarded(new("thaw", "Thaw a frozen key.") { id, why }),
        };
    }
}

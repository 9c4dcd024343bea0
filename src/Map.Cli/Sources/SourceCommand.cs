using System.CommandLine;
using Map.Cli.Import;

namespace Map.Cli.Sources;

/// <summary>./map source: lists of others that are watched.</summary>
static class SourceCommand
{
    public static Command Create(Checkout checkout)
    {
        var address = new Argument<string>("ADDRESS") { Description = "A web address of a list or a calendar (.ics), or a file, which only ./map source run reads." };
        var every = new Option<string>("--every")
        {
            Description = "how often: PT6H, P1D, P1W, P3M, one number of hours, days, weeks or months", DefaultValueFactory = _ => "P1W",
        };
        var allowPrivate = new Option<bool>("--allow-private") { Description = "the host of the address may lie in a private network" };
        var add = new Command("add", "Watch a list: what differs is suggested.") { address, every, allowPrivate };
        foreach (var option in ListOptions.All()) add.Add(option);
        var due = new Argument<string?>("NAME") { Description = "One of them, whether it is due or not.", Arity = ArgumentArity.ZeroOrOne };
        return new Command("source", "Watch lists of others: what differs is suggested.")
        {
            checkout.Forwarded(add),
            checkout.Forwarded(new("list", "List the sources, and what became of them.")),
            checkout.Forwarded(new("run", "Fetch the sources that are due, or one of them now, and suggest what differs.") { due }),
            checkout.Forwarded(new("remove", "Watch a source no more. What was suggested of it stays.") { new Argument<string>("NAME") { Description = "Its name." } }),
        };
    }
}

using System.CommandLine;

namespace Map.Cli.Log;

/// <summary>./map log: the log of what admins do with keys.</summary>
static class LogCommand
{
    public static Command Create(Checkout checkout)
    {
        var file = new Argument<string>("FILE")
        {
            Description = "An exported log; unset: that of the database.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var head = new Option<string>("--head") { Description = "a head that was written down, NUMBER:HASH, which has to be in the log" };
        return new Command("log", "Check and export the log of admins.")
        {
            checkout.Forwarded(new("verify", "Check that no row of the log was changed, removed or moved. Exit code 0 if none was.")
            {
                file, head,
            }),
            checkout.Forwarded(new("export", "Print the log, a row on each line. docs/keys.md says how anybody checks it.")),
        };
    }
}

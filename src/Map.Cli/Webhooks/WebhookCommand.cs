using System.CommandLine;
using Map.Cli.Export;

namespace Map.Cli.Webhooks;

/// <summary>./map webhook: programs that are told of changes.</summary>
static class WebhookCommand
{
    public static Command Create(Checkout checkout)
    {
        var url = new Argument<string>("URL") { Description = "Where each change is sent by POST." };
        var allowPrivate = new Option<bool>("--allow-private") { Description = "the host of the URL may lie in a private network" };
        var since = Since("told of what comes after this revision, 0 for all; unset: of what comes from now on");
        var add = new Command("add", "Tell a program of changes. Prints the secret by which it checks signatures.") { url, allowPrivate, since };
        foreach (var (_, option) in FilterOptions.All()) add.Add(option);
        return new Command("webhook", "Tell other programs of changes.")
        {
            checkout.Forwarded(add),
            checkout.Forwarded(new("list", "List the webhooks, how far each is, and what is wrong.")),
            checkout.Forwarded(new("test", "Send a test, once, which changes nothing.") { Id() }),
            checkout.Forwarded(new("resume", "Go on with a webhook that is paused or waits, at once.")
            {
                Id(), Since("go on after this revision; unset: where it stopped"),
            }),
            checkout.Forwarded(new("remove", "Tell a program no more.") { Id() }),
        };
    }

    static Argument<Guid> Id() => new("ID") { Description = "Its id, as list shows it." };

    static Option<long?> Since(string description) => new("--since") { Description = description };
}

using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using Map.Service.Hosting.Fetching;
using Map.Service.Places.Filter;
using Map.Service.Webhooks;

namespace Map.Service.Commands;

/// <summary><c>webhook add</c>, <c>list</c>, <c>test</c>, <c>resume</c> and <c>remove</c>: who is told of changes.</summary>
static class WebhookCommand
{
    // As many bits as the signature has.
    const int SecretBytes = 32;

    public static Command Create(IConfiguration configuration, TimeProvider clock) => new("webhook", "Tell other programs of changes.")
    {
        Add(configuration, clock), List(configuration), Test(configuration, clock), Resume(configuration, clock), Remove(configuration),
    };

    static Command Add(IConfiguration configuration, TimeProvider clock)
    {
        var url = new Argument<string>("URL");
        var allowPrivate = new Option<bool>("--allow-private");
        var since = new Option<long?>("--since");
        var command = new Command("add", "Tell a program of changes.") { url, allowPrivate, since };
        var arguments = new FilterArguments();
        foreach (var option in arguments.Options) command.Add(option);
        command.SetAction(configuration, async (parsed, database, cancellation) =>
        {
            var given = parsed.GetValue(url)!;
            if (PublicHttp.FaultOf(given) is { } fault) throw Refusal.Invalid("URL", $"{Quote.Of(given)} {fault}");
            if (!parsed.GetValue(allowPrivate) && await PublicHttp.Usual.InsideAsync(new(given), cancellation) is { } inside)
                throw Refusal.Invalid("URL", $"{Quote.Of(given)} {inside} --allow-private allows it.");
            var filter = arguments.Read(parsed);
            var violations = new Violations();
            await new PlaceFilterRules(MapServers.Only(database)).CheckAsync(filter, violations, cancellation);
            violations.ThrowIfAny();
            var table = new WebhookTable(database);
            var (last, generation) = await table.PositionAsync(cancellation);
            var secret = "whsec_" + Convert.ToBase64String(RandomNumberGenerator.GetBytes(SecretBytes));
            var webhook = new Webhook(
                Guid.CreateVersion7(clock.GetUtcNow()), given, secret, filter, parsed.GetValue(allowPrivate), Position(parsed.GetValue(since), last, last), generation,
                clock.GetUtcNow());
            await table.AddAsync(webhook, cancellation);
            Console.WriteLine(secret);
            await Console.Error.WriteLineAsync(
                $"Webhook {webhook.Id}, told of what comes after revision {webhook.Revision}. The secret is shown this once: the receiver checks signatures by it. "
                + $"./map webhook test {webhook.Id} tries it.");
            return 0;
        });
        return command;
    }

    static Command List(IConfiguration configuration)
    {
        var command = new Command("list", "List the webhooks, how far each is, and what is wrong.");
        command.SetAction(configuration, async (_, database, cancellation) =>
        {
            var table = new WebhookTable(database);
            var (last, _) = await table.PositionAsync(cancellation);
            foreach (var webhook in await table.ListAsync(cancellation)) Console.WriteLine(Text(webhook, last));
            return 0;
        });
        return command;
    }

    static string Text(Webhook webhook, long last)
    {
        var state = webhook.PausedAt is { } paused ? $"paused {Time(paused)}: {webhook.Result}"
            : webhook.Failures > 0 ? $"failed {webhook.Failures} time(s), tried again {Time(webhook.DueAt)}: {webhook.Result}"
            : webhook.DeliveredAt is { } at ? $"last told {Time(at)}" : "nothing was to be told yet";
        return $"{webhook.Id}  {webhook.Url}  revision {webhook.Revision} of {last}\n    {state}";
    }

    static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    static Command Test(IConfiguration configuration, TimeProvider clock)
    {
        var id = new Argument<Guid>("ID");
        var command = new Command("test", "Send a test, once, which changes nothing.") { id };
        command.SetAction(configuration, async (parsed, database, cancellation) =>
        {
            if ((await new WebhookTable(database).ListAsync(cancellation)).Find(one => one.Id == parsed.GetValue(id)) is not { } webhook)
                return await NoneAsync(parsed.GetValue(id));
            var sender = new WebhookSender(PublicHttp.Usual, clock);
            using var client = sender.Client(webhook);
            var now = clock.GetUtcNow();
            var delivery = await sender.SendAsync(client, webhook, WebhookEvent.Test(Guid.CreateVersion7(now), now), cancellation);
            if (delivery.Fault is { } fault) return await OperatorCommands.FailAsync($"{webhook.Url}: {fault}");
            Console.WriteLine($"{webhook.Url} took it.");
            return 0;
        });
        return command;
    }

    static Command Resume(IConfiguration configuration, TimeProvider clock)
    {
        var id = new Argument<Guid>("ID");
        var since = new Option<long?>("--since");
        var command = new Command("resume", "Go on with a webhook that is paused or waits, at once.") { id, since };
        command.SetAction(configuration, async (parsed, database, cancellation) =>
        {
            var table = new WebhookTable(database);
            if ((await table.ListAsync(cancellation)).Find(one => one.Id == parsed.GetValue(id)) is not { } webhook) return await NoneAsync(parsed.GetValue(id));
            var (last, generation) = await table.PositionAsync(cancellation);
            // Of a map before a restore nobody knows what its revisions are in this one.
            long? revision = parsed.GetValue(since) is null && webhook.Generation == generation ? null : Position(parsed.GetValue(since), last, last);
            await table.ResumeAsync(webhook.Id, revision, generation, clock.GetUtcNow(), cancellation);
            Console.WriteLine($"{webhook.Id} goes on after revision {revision ?? webhook.Revision} of {last}");
            return 0;
        });
        return command;
    }

    static Command Remove(IConfiguration configuration)
    {
        var id = new Argument<Guid>("ID");
        var command = new Command("remove", "Tell a program no more.") { id };
        command.SetAction(configuration, async (parsed, database, cancellation) =>
        {
            if (!await new WebhookTable(database).RemoveAsync(parsed.GetValue(id), cancellation)) return await NoneAsync(parsed.GetValue(id));
            Console.WriteLine($"{parsed.GetValue(id)} removed");
            return 0;
        });
        return command;
    }

    /// <exception cref="Refusal">There is no such revision.</exception>
    static long Position(long? since, long last, long otherwise) =>
        since is < 0 || since > last
            ? throw Refusal.Invalid("--since", string.Create(CultureInfo.InvariantCulture, $"is {since}; allowed is 0, before all changes, to {last}, the last revision."))
            : since ?? otherwise;

    static Task<int> NoneAsync(Guid id) => OperatorCommands.FailAsync($"there is no webhook {id}; ./map webhook list shows them.");
}

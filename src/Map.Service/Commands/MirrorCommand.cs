using System.CommandLine;
using System.Globalization;
using System.Xml;
using Map.Contract.Files;
using Map.Service.Dump;
using Map.Service.Hosting;
using Map.Service.Hosting.Fetching;
using Map.Service.Mirrors;

namespace Map.Service.Commands;

/// <summary><c>mirror</c>: a copy of another map that follows it.</summary>
static class MirrorCommand
{
    static readonly TimeSpan Shortest = TimeSpan.FromMinutes(1);
    static readonly TimeSpan Longest = TimeSpan.FromDays(31);

    public static Command Create(IConfiguration configuration, TimeProvider clock)
    {
        var url = new Argument<string?>("URL") { Arity = ArgumentArity.ZeroOrOne };
        var key = new Option<string?>("--key");
        var every = new Option<string>("--every") { DefaultValueFactory = _ => "PT10M" };
        var allowPrivate = new Option<bool>("--allow-private");
        var now = new Option<bool>("--now");
        var stop = new Option<bool>("--stop");
        var command = new Command("mirror", "Make this map, which must be empty, a copy of another one that follows it; show, ask now, or stop.")
        {
            url, key, every, allowPrivate, now, stop,
        };
        command.SetAction(configuration, async (parsed, database, cancellation) =>
        {
            var table = new MirrorTable(database);
            if (parsed.GetValue(url) is { } given)
            {
                var folder = ServiceSettings.ReadSeed(configuration) ?? throw new SettingsException("MAP_SEED is not set. Set it to the folder with the regions.");
                var address = await AddressAsync(given, parsed.GetValue(allowPrivate), cancellation);
                var original = (address, KeyOf(parsed.GetValue(key)), PeriodOf(parsed.GetValue(every)!), parsed.GetValue(allowPrivate));
                return await PrintAsync(await new StartMirror(table, new(clock, PublicHttp.Usual), database, clock).RunAsync(original, folder, cancellation));
            }

            if (await table.FindAsync(cancellation) is not { } mirror)
                return await OperatorCommands.FailAsync("this is a map of its own, and no copy of another one; ./map mirror URL makes an empty one a copy.");
            if (parsed.GetValue(stop)) return await StopAsync(table, cancellation);
            return await (parsed.GetValue(now) ? AskAsync(table, database, clock, cancellation) : PrintAsync(mirror));
        });
        return command;
    }

    static async Task<int> AskAsync(MirrorTable table, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        using var results = new LargeResults(MapServers.Only(database), new SpoolSpace(long.MaxValue));
        var follow = new FollowMirror(table, new(clock, PublicHttp.Usual), new StreamDump(results), database, clock);
        if (await follow.RunAsync(_ => true, cancellation) is not { } after)
            return await OperatorCommands.FailAsync("the service is asking at the moment. Try again in a minute.");
        return await PrintAsync(after);
    }

    static async Task<int> StopAsync(MirrorTable table, CancellationToken cancellation)
    {
        await table.RemoveAsync(cancellation);
        Console.WriteLine("This is a map of its own now: it can be changed, and signs its state by its own key.");
        return 0;
    }

    /// <summary>The address of the dump of a map.</summary>
    static async Task<string> AddressAsync(string given, bool allowsPrivate, CancellationToken cancellation)
    {
        if (PublicHttp.FaultOf(given) is { } fault) throw Refusal.Invalid("URL", $"{Quote.Of(given)} {fault}");
        var address = DumpForm.AddressOf(new(given));
        if (!allowsPrivate && await PublicHttp.Usual.InsideAsync(address, cancellation) is { } inside)
            throw Refusal.Invalid("URL", $"{Quote.Of(given)} {inside} --allow-private allows it.");
        return address.AbsoluteUri;
    }

    static string? KeyOf(string? given) => given is null || StateSignature.IsKey(given) ? given
        : throw Refusal.Invalid("--key", $"{Quote.Of(given)} is no key of a map; one begins with ed25519: and goes on with 44 characters.");

    static TimeSpan PeriodOf(string given)
    {
        try
        {
            if (XmlConvert.ToTimeSpan(given) is var period && period >= Shortest && period <= Longest) return period;
        }
        catch (FormatException)
        {
            // As below.
        }

        throw Refusal.Invalid("--every", $"{Quote.Of(given)} is none of PT10M, PT1H, P1D: from a minute to 31 days, as ISO 8601 writes them.");
    }

    /// <returns>The exit code: 1 when it does not follow.</returns>
    static async Task<int> PrintAsync(Mirror mirror)
    {
        Console.WriteLine($"A copy of {mirror.Url}, as it was {mirror.Signed.At} (revision {mirror.Signed.Revision})");
        Console.WriteLine($"  signed by {mirror.Key}");
        Console.WriteLine($"  state {mirror.Signed.State}");
        Console.WriteLine($"  last found the same {Time(mirror.CheckedAt)}; asked every {XmlConvert.ToString(mirror.Every)}, next {Time(mirror.DueAt)}");
        if (mirror.Result is { } result)
            await Console.Error.WriteLineAsync($"warning: {(mirror.Failures > 0 ? $"failed {mirror.Failures} time(s): " : "")}{result}");
        return mirror.Failures > 0 ? 1 : 0;
    }

    static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}

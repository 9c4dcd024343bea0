using System.CommandLine;
using Map.Cli.Up;

namespace Map.Cli.Mirrors;

/// <summary>./map mirror: anybody's copy of a map, which follows it and stays when it is gone.</summary>
static class MirrorCommand
{
    public static Command Create(Checkout checkout)
    {
        var url = new Argument<string?>("URL")
        {
            Description = "The address of the original, https://example.org. Without it: shows of which map this one is a copy, of when, and what is wrong.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var key = new Option<string?>("--key") { Description = "The public key by which the original signs, ed25519:…; unset: that of the first copy is believed from then on." };
        var every = new Option<string>("--every") { Description = "How often it is asked for changes, from PT1M to P31D.", DefaultValueFactory = _ => "PT10M" };
        var allowPrivate = new Option<bool>("--allow-private") { Description = "The host of the URL may lie in a private network." };
        var now = new Option<bool>("--now") { Description = "Ask the original for changes at once." };
        var stop = new Option<bool>("--stop") { Description = "Follow the original no more: from now on this is a map of its own." };
        var (port, grpcPort, detach) = (UpCommand.GatewayPort(), UpCommand.GrpcPort(), UpCommand.Detach());
        var command = new Command("mirror", "Start a copy of another map, which follows it and stays when that is gone (docs/dump.md).")
        {
            url, key, every, allowPrivate, now, stop, port, grpcPort, detach,
        };
        command.Validators.Add(result =>
        {
            var starts = result.GetValue(url) is not null;
            if ((starts ? 1 : 0) + (result.GetValue(now) ? 1 : 0) + (result.GetValue(stop) ? 1 : 0) > 1)
                result.AddError("give one of URL, --now and --stop.");
            Option[] ofStart = [key, every, allowPrivate, port, grpcPort, detach];
            if (!starts && ofStart.FirstOrDefault(option => result.GetResult(option) is { Implicit: false }) is { } needless)
                result.AddError($"{needless.Name} is for the start of a mirror: give the URL of the original, too.");
        });
        command.SetAction((parsed, cancellation) =>
        {
            if (parsed.GetValue(url) is not { } original)
            {
                string[] asked = parsed.GetValue(stop) ? ["mirror", "--stop"] : parsed.GetValue(now) ? ["mirror", "--now"] : ["mirror"];
                return ServiceProgram.ForwardAsync(checkout, asked, cancellation);
            }

            List<string> arguments = ["mirror", original, "--every", parsed.GetValue(every)!];
            if (parsed.GetValue(key) is { } expected) arguments.AddRange(["--key", expected]);
            if (parsed.GetValue(allowPrivate)) arguments.Add("--allow-private");
            // What is up may be a mirror already: then it is told what is different from now on. A map of its own is refused.
            return new Services(checkout).AllRunning
                ? ServiceProgram.ForwardAsync(checkout, arguments, cancellation)
                : UpCommand.RunAsync(
                    checkout, parsed.GetValue(port), parsed.GetValue(grpcPort), parsed.GetValue(detach), Filling.Mirror(arguments), cancellation);
        });
        return command;
    }
}

using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Map.Cli.Clusters;

namespace Map.Cli.Up;

/// <summary>./map up: from a fresh clone to a running map.</summary>
static class UpCommand
{
    public static Command Create(Checkout checkout)
    {
        var (port, grpcPort, detach) = (GatewayPort(), GrpcPort(), Detach());
        var from = new Option<string?>("--from")
        {
            Description = "Fill the map, which must be empty, with the dump of another one instead of the seed: a file of ./map dump, or the address of that map "
                + "(docs/dump.md).",
        };
        var command = new Command("up", "Start the database, the service and the gateway.") { port, grpcPort, detach, from };
        command.SetAction(async (parsed, cancellation) => await RunAsync(
            checkout, parsed.GetValue(port), parsed.GetValue(grpcPort), parsed.GetValue(detach),
            parsed.GetValue(from) is { } original ? Filling.Copy(original) : Filling.Seed, cancellation));
        return command;
    }

    public static Option<int> GatewayPort() => Port("--port", "MAP_GATEWAY_PORT", 5080, "Port of the gateway on 127.0.0.1.");

    public static Option<int> GrpcPort() => Port("--grpc-port", "MAP_PLACES_PORT", 5081, "Port of the gRPC service on 127.0.0.1, HTTP/2 without TLS.");

    public static Option<bool> Detach() => new("--detach") { Description = "Leave it running in the background; ./map down stops it." };

    static Option<int> Port(string name, string variable, int usual, string description) => new(name)
    {
        Description = $"{description} Also by {variable}; {usual} when neither is set.",
        CustomParser = parsed => PortNumber(parsed, name, parsed.Tokens[0].Value),
        DefaultValueFactory = parsed =>
            Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? PortNumber(parsed, variable, text) : usual,
    };

    static int PortNumber(ArgumentResult parsed, string setting, string text)
    {
        if (int.TryParse(text, CultureInfo.InvariantCulture, out var port) && port is >= 1 and <= 65535)
            return port;
        parsed.AddError($"{setting} is '{text}'; a port is a number from 1 to 65535.");
        return 0;
    }

    public static async Task<int> RunAsync(Checkout checkout, int port, int grpcPort, bool detach, Filling filling, CancellationToken cancellation)
    {
        filling.Check();
        var services = new Services(checkout);
        using (await StateLock.TakeAsync(checkout, cancellation))
        {
            if (filling.NeedsEmpty && services.AllRunning)
                throw new CommandException("that fills an empty map, and this one is up. Take another MAP_STATE for the copy.");
            if (await IsUpAsync(checkout, services, cancellation))
                return 0;
            try
            {
                // Processes that a killed run left behind would hold the ports.
                await services.StopAsync();
                Services.RequireFreePort(port, "--port", "MAP_GATEWAY_PORT");
                Services.RequireFreePort(grpcPort, "--grpc-port", "MAP_PLACES_PORT");
                await StartAsync(checkout, services, Addresses.Of(checkout, port, grpcPort), filling, cancellation);
            }
            catch
            {
                await DownCommand.StopAsync(checkout);
                throw;
            }
        }
        return detach ? 0 : await StayAsync(checkout, services, cancellation);
    }

    /// <summary>Waits until another command stops the map, or stops it when cancelled.</summary>
    static async Task<int> StayAsync(Checkout checkout, Services services, CancellationToken cancellation)
    {
        await Console.Error.WriteLineAsync("\nCtrl-C stops it.");
        try
        {
            await services.WaitUntilStoppedAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            await DownCommand.RunAsync(checkout);
            throw;
        }
        if (services.WasSupervisorKilled)
            throw new CommandException($"the supervisor was killed; ./map up starts all again. The logs are in {RunFolder.Of(checkout)}.");
        await Console.Error.WriteLineAsync("map: another ./map has stopped it.");
        return 0;
    }

    /// <summary>Whether the build that is there now runs already, and is ready.</summary>
    static async Task<bool> IsUpAsync(Checkout checkout, Services services, CancellationToken cancellation)
    {
        if (!services.AllRunning || Addresses.Load(checkout) is not { } present || !await Services.IsReadyAsync(present, cancellation))
            return false;
        if (services.Build != ProgramCopy.Of(checkout).Id)
        {
            await Console.Error.WriteLineAsync("map: what runs is an earlier build; starting the present one instead");
            return false;
        }
        Greet(present, "is already up");
        return true;
    }

    static async Task StartAsync(Checkout checkout, Services services, Addresses addresses, Filling filling, CancellationToken cancellation)
    {
        await PrepareDatabaseAsync(checkout, filling, cancellation);
        await Progress.Step("starting the service and the gateway", () => services.StartAsync(addresses, database: null, cancellation));
        Greet(addresses, "is up");
    }

    /// <summary>Starts the database, with the tables of this program and something in them.</summary>
    public static async Task PrepareDatabaseAsync(Checkout checkout, Filling filling, CancellationToken cancellation)
    {
        var cluster = await LocalDatabase.OfAsync(checkout);
        var connection = LocalDatabase.External
            ?? await Progress.Step("starting PostgreSQL", () => cluster.StartAsync(cancellation));
        // The service would do both by itself; here each step shows its duration, and its errors reach the terminal.
        await Progress.Step("bringing the tables up to date", () => RunAsync("migrate"));
        await filling.RunAsync(checkout, RunAsync, cancellation);

        Task RunAsync(params string[] command) => ServiceProgram.RunAsync(checkout, connection, command, cancellation, showOutput: false);
    }

    static void Greet(Addresses addresses, string how) => Console.WriteLine($$"""

        Map {{how}}. Open it in a browser:  {{addresses.Gateway}}/
        Programs ask {{addresses.Gateway}}/graphql, or gRPC at {{addresses.Places["http://".Length..]}}. Which groups and detention sites are near Calais?

          curl -s {{addresses.Gateway}}/graphql -H 'content-type: application/json' -d '{"query":
            "{ placesNear(position: {latitude: 50.9513, longitude: 1.8587}, withinKm: 30) { edges { distanceKm node { kind name } } } }"}'
        """);
}

using System.Net;
using System.Net.Sockets;

namespace Map.Cli.Up;

/// <summary>The service and the gateway of this checkout, as processes in the background.</summary>
public sealed class Services(Checkout checkout)
{
    readonly BackgroundProcess places = new("places", Path.Combine(checkout.State, "run"));
    readonly BackgroundProcess gateway = new("gateway", Path.Combine(checkout.State, "run"));

    public bool AllRunning => places.IsRunning && gateway.IsRunning;

    public bool AnyRunning => places.IsRunning || gateway.IsRunning;

    public IEnumerable<BackgroundProcess> All => [places, gateway];

    /// <summary>Starts both and waits until the gateway reports that it, the service and the database are ready.</summary>
    /// <exception cref="CommandException">One of them stopped, or was not ready in time.</exception>
    public async Task StartAsync(Addresses addresses, string database, CancellationToken cancellation)
    {
        places.Start(checkout.Service("Map.Service"), new()
        {
            ["MAP_DATABASE"] = database,
            ["MAP_PLACES_URL"] = addresses.PlacesListens,
            ["MAP_SEED"] = checkout.Seed,
        });
        gateway.Start(checkout.Service("Map.Gateway"), new()
        {
            ["MAP_PLACES_URL"] = addresses.GatewayCalls,
            ["MAP_GATEWAY_URL"] = addresses.Gateway,
        });
        addresses.Save(checkout);
        await WaitUntilReadyAsync(addresses, cancellation);
    }

    async Task WaitUntilReadyAsync(Addresses addresses, CancellationToken cancellation)
    {
        var timeout = TimeSpan.FromMinutes(1);
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(timeout);
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        try
        {
            while (!await IsReadyAsync(addresses, deadline.Token))
            {
                foreach (var process in All)
                    if (!process.IsRunning)
                        throw new CommandException(
                            $"{process.Name} stopped while it started. The end of its log, {process.LogFile}:\n{process.LogTail()}");
                await tick.WaitForNextTickAsync(deadline.Token);
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new CommandException(
                $"{addresses.Gateway}/health/ready did not return 200 within {timeout.TotalSeconds:0} s. "
                + $"The logs are in {places.Folder}.");
        }
    }

    /// <summary>Whether the gateway reports that the service and the database work.</summary>
    public static async Task<bool> IsReadyAsync(Addresses addresses, CancellationToken cancellation)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        try
        {
            using var response = await http.GetAsync(new Uri($"{addresses.Gateway}/health/ready"), cancellation);
            return response.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
        catch (TaskCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <summary>Completes once one of them has stopped by itself.</summary>
    public async Task WaitUntilOneStopsAsync(CancellationToken cancellation)
    {
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(500));
        while (AllRunning)
            await tick.WaitForNextTickAsync(cancellation);
    }

    /// <summary>Stops the gateway first, so that it never calls a service that has stopped.</summary>
    public async Task StopAsync()
    {
        await gateway.StopAsync();
        await places.StopAsync();
    }

    /// <exception cref="CommandException">Another process listens there.</exception>
    public static void RequireFreePort(int port, string flag, string variable)
    {
        using var probe = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            probe.Bind(new IPEndPoint(IPAddress.Loopback, port));
        }
        catch (SocketException taken) when (taken.SocketErrorCode is SocketError.AddressAlreadyInUse or SocketError.AccessDenied)
        {
            var problem = taken.SocketErrorCode is SocketError.AccessDenied ? "not allowed for this user" : "in use";
            throw new CommandException($"port {port} is {problem}. Choose another with {flag} N, or with {variable}=N.");
        }
    }
}

using System.Net;
using System.Net.Sockets;

namespace Map.Cli.Up;

/// <summary>The service and the gateway of this checkout, as processes in the background, and the supervisor that keeps them
/// running.</summary>
public sealed class Services
{
    readonly BackgroundProcess supervisor;
    readonly Checkout checkout;

    public Services(Checkout checkout)
    {
        this.checkout = checkout;
        var folder = RunFolder.Of(checkout);
        (supervisor, Places, Gateway) = (new("supervisor", folder), new("places", folder), new("gateway", folder));
    }

    public BackgroundProcess Places { get; }

    public BackgroundProcess Gateway { get; }

    public bool AllRunning => All.All(process => process.IsRunning);

    public bool AnyRunning => All.Any(process => process.IsRunning);

    /// <summary>Whether ./map up has started them, and ./map down has not stopped them.</summary>
    public bool AreKept => supervisor.IsRunning;

    /// <summary>Whether the supervisor was killed. Then nothing starts again what ends.</summary>
    public bool WasSupervisorKilled => supervisor.HasEnded;

    public IEnumerable<BackgroundProcess> All => [supervisor, Places, Gateway];

    /// <summary>The build that they were started from; null before the first start.</summary>
    public string? Build => File.Exists(BuildFile) ? File.ReadAllText(BuildFile) : null;

    /// <summary>The changelog of that build of a checkout.</summary>
    public string? ChangelogOfBuild => Build is { } build ? Path.Combine(checkout.State, "programs", build, Packages.Changelog.FileName) : null;

    string BuildFile => Path.Combine(supervisor.Folder, "build");

    /// <summary>Starts both and waits until the gateway reports that it, the service and the database are ready.</summary>
    /// <param name="addresses">Where they listen.</param>
    /// <param name="database">The connection string of the database; null: that of MAP_DATABASE, or the private cluster.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <exception cref="CommandException">One of them stopped, or was not ready in time.</exception>
    public async Task StartAsync(Addresses addresses, string? database, CancellationToken cancellation)
    {
        var programs = Prepare(addresses);
        var environment = new Dictionary<string, string> { ["MAP_ROOT"] = checkout.Root, ["MAP_STATE"] = Path.GetFullPath(checkout.State) };
        if (database is not null)
            environment["MAP_DATABASE"] = database;
        supervisor.Start(programs.PathOf("Map.Cli"), [SuperviseCommand.Name], environment);
        await WaitUntilReadyAsync(addresses, TimeSpan.FromMinutes(1), StopAsync, cancellation);
    }

    /// <summary>Says in the run folder what is about to run, and where; and that this process is its supervisor.</summary>
    public ProgramCopy Supervise(Addresses addresses)
    {
        var programs = Prepare(addresses);
        supervisor.Is(Environment.ProcessId);
        return programs;
    }

    /// <summary>Says that this process, which was the supervisor, has stopped them all.</summary>
    public void EndSupervision() => supervisor.HasStopped();

    ProgramCopy Prepare(Addresses addresses)
    {
        RunFolder.Make(checkout);
        addresses.Save(checkout);
        var programs = ProgramCopy.Of(checkout);
        programs.Make(checkout);
        File.WriteAllText(BuildFile, programs.Id);
        return programs;
    }

    /// <summary>Waits until the gateway reports that it, the service and the database are ready.</summary>
    /// <param name="addresses">Where they listen.</param>
    /// <param name="timeout">How long it may take.</param>
    /// <param name="stop">Stops them all, when one has ended.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <exception cref="CommandException">One of them stopped, or was not ready in time.</exception>
    public async Task WaitUntilReadyAsync(Addresses addresses, TimeSpan timeout, Func<Task> stop, CancellationToken cancellation)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(timeout);
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        try
        {
            while (!await IsReadyAsync(addresses, deadline.Token))
            {
                foreach (var process in All)
                    if (process.HasEnded)
                    {
                        // First, so that all it printed is in its log.
                        await stop();
                        throw new CommandException(
                            $"{process.Name} stopped while it started. The end of its log, {process.LogFile}:\n{process.LogTail()}");
                    }
                await tick.WaitForNextTickAsync(deadline.Token);
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new CommandException(
                $"{addresses.Gateway}/health/ready did not return 200 within {timeout.TotalSeconds:0} s. "
                + $"The logs are in {supervisor.Folder}.");
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

    /// <summary>Completes once the supervisor has ended.</summary>
    public async Task WaitUntilStoppedAsync(CancellationToken cancellation)
    {
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(500));
        while (AreKept)
            await tick.WaitForNextTickAsync(cancellation);
    }

    /// <summary>Stops the supervisor, which stops both; and, if it was killed before, both without it.</summary>
    public async Task StopAsync()
    {
        await supervisor.StopAsync(TimeSpan.FromMinutes(1));
        await Gateway.StopAsync();
        await Places.StopAsync();
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

using System.Text.Json;
using Map.Cli.Backups;
using Map.Cli.Clusters;
using Map.Cli.Install;
using Map.Cli.Up;
using Map.Contract;
using Map.Tls;
using Microsoft.Extensions.Configuration;

namespace Map.Cli.Doctor;

/// <summary>Looks at a map and its machine in every way. It changes nothing, and starts nothing.</summary>
sealed class MapDoctor(Checkout checkout, LocalDatabase local, TimeProvider time)
{
    public async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellation)
    {
        var machine = await LookAsync(Checks(), cancellation);
        return [.. machine, .. await AskDatabaseAsync(cancellation)];
    }

    /// <summary>Looks at one after the other; what cannot be looked at is a warning that says why.</summary>
    public static async Task<List<Finding>> LookAsync(IEnumerable<ICheck> checks, CancellationToken cancellation)
    {
        var findings = new List<Finding>();
        foreach (var check in checks)
        {
            try
            {
                findings.Add(await check.RunAsync(cancellation));
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                findings.Add(Finding.NotChecked(check.Name, failure.Message));
            }
        }
        return findings;
    }

    IEnumerable<ICheck> Checks()
    {
        var (services, backups, isPrivate) = (new Services(checkout), BackupFolder.Of(local.Cluster), LocalDatabase.External is null);
        yield return new SystemVersion();
        yield return new RuntimeVersion(checkout);
        yield return new RunningBuild(checkout);
        yield return new Processes(checkout);
        yield return new GatewayReady(checkout);
        yield return new FreePorts(checkout);
        yield return new FreeMemory();
        yield return new FreeSpace("the state", checkout.State);
        yield return new FreeSpace("the temporary folder", Path.GetTempPath());
        yield return new SystemClock();
        foreach (var check in Certificate.All(new ConfigurationBuilder().AddEnvironmentVariables().Build(), time))
            yield return check;
        yield return new LastError([services.Places.LogFile, services.Gateway.LogFile], time);
        yield return new Secrets(
            (RunFolder.Of(checkout), false), (Path.Combine(local.Folder, "password"), false), (local.Cluster.LogFile, false), (backups.Settings, false),
            (new Installation("/").Settings, true), (Setting(CertificateFiles.WebKey) ?? "", true), (Setting(CertificateFiles.PlacesKey) ?? "", true));
        if (!isPrivate)
            yield break;
        yield return new ServerProgram(local.Cluster);
        yield return new FreeSpace("the database", local.Folder);
        yield return new FreeSpace("the backups", backups.Repository);
        yield return new BackupAge(backups, time);
        yield return new DrillAge(backups, time);
    }

    async Task<IReadOnlyList<Finding>> AskDatabaseAsync(CancellationToken cancellation)
    {
        try
        {
            if (LocalDatabase.External is null && !await local.IsRunningAsync())
                return [new("database", FindingLevel.Fault, $"PostgreSQL in {local.Folder} does not run", "./map up")];
            // Of the private cluster as its administrator, who sees what all others do.
            var connection = LocalDatabase.External ?? local.SuperuserConnectionString;
            var printed = await ServiceProgram.ReadAsync(checkout, connection, ["doctor"], cancellation);
            return JsonSerializer.Deserialize<List<Finding>>(printed, Finding.Form)!;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return [Finding.NotChecked("database", failure is ServiceFailedException failed ? $"Map.Service doctor ended with code {failed.ExitCode}" : failure.Message)];
        }
    }

    static string? Setting(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}

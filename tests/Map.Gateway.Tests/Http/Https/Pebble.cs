using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using Map.Testing.Certificates;
using Map.Testing.Running;

namespace Map.Gateway.Tests.Http.Https;

/// <summary>Pebble, the ACME authority for tests by those of Let's Encrypt, with a DNS in which every name is this machine.</summary>
sealed class Pebble : IDisposable
{
    readonly TestAuthority authority = new("Pebble's own");
    readonly CertificateFolder files;
    readonly Process dns, server;
    readonly StringBuilder log = new();

    public Pebble(int httpPort, Random random)
    {
        files = new(authority.Issue(), authority.Pem);
        var (acme, management, names) = (FreePort.Address(random).Port, FreePort.Address(random).Port, FreePort.Address(random).Port);
        Directory = new($"https://localhost:{acme}/dir");
        RootAddress = new($"https://localhost:{management}/roots/0");
        var config = Path.Combine(files.Folder, "pebble.json");
        File.WriteAllText(config, JsonSerializer.Serialize(new
        {
            pebble = new
            {
                listenAddress = $"127.0.0.1:{acme}", managementListenAddress = $"127.0.0.1:{management}", certificate = files.Certificate, privateKey = files.Key, httpPort,
                tlsPort = 1, ocspResponderURL = "", externalAccountBindingRequired = false,
            },
        }));
        dns = Start("pebble-challtestsrv", "-defaultIPv4", "127.0.0.1", "-defaultIPv6", "", "-dns01", $"127.0.0.1:{names}", "-http01", "", "-https01", "", "-tlsalpn01", "", "-management", "");
        server = Start("pebble", "-config", config, "-dnsserver", $"127.0.0.1:{names}");
    }

    /// <summary>Where an ACME client begins.</summary>
    public Uri Directory { get; }

    /// <summary>The file of the authority that signed Pebble's own certificate.</summary>
    public string AuthorityFile => files.Authority;

    public string Log
    {
        get
        {
            lock (log)
                return log.ToString();
        }
    }

    Uri RootAddress { get; }

    /// <summary>The root of the certificates that it gives, when it has started.</summary>
    public async Task<X509Certificate2> RootAsync()
    {
        using var handler = new SocketsHttpHandler();
        handler.SslOptions.CertificateChainPolicy = new()
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust, CustomTrustStore = { authority.Root }, RevocationMode = X509RevocationMode.NoCheck,
        };
        using var http = new HttpClient(handler);
        string? pem = null;
        await Patience.UntilAsync(
            async () => await Record.ExceptionAsync(async () => pem = await http.GetStringAsync(RootAddress)) is null, "Pebble to start");
        return X509Certificate2.CreateFromPem(pem);
    }

    public void Dispose()
    {
        foreach (var process in (Process[])[server, dns])
        {
            process.Kill();
            process.WaitForExit();
            process.Dispose();
        }

        files.Dispose();
        authority.Dispose();
    }

    Process Start(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo($"/usr/bin/{program}", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PEBBLE_VA_NOSLEEP"] = "1";
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    void Hear(string? line)
    {
        lock (log)
            log.AppendLine(CultureInfo.InvariantCulture, $"{line}");
    }
}

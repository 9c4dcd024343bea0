using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Map.Testing.Running;

namespace Map.Deploy.Tests.Proxies;

/// <summary>HAProxy or nginx on this machine, with the file that operators take, but for the addresses, the certificate and where its log goes.</summary>
sealed class ProxyProgram : IAsyncDisposable
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("proxy");
    readonly List<string> said = [];
    readonly Process process;

    ProxyProgram(string name, Uri gateway)
    {
        Address = new UriBuilder(FreePort.Address(Random.Shared)) { Scheme = "https" }.Uri;
        Plain = FreePort.Address(Random.Shared);
        var certificate = WriteCertificate();
        var start = name == "haproxy" ? HAProxy(gateway, certificate) : Nginx(gateway, certificate);
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        process = new() { StartInfo = start };
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
    }

    public Uri Address { get; }

    /// <summary>Where it listens without TLS.</summary>
    public Uri Plain { get; }

    /// <summary>All that it has logged.</summary>
    public string Log
    {
        get
        {
            lock (said)
                return string.Join('\n', said) + string.Concat(folder.EnumerateFiles("*.log").Select(file => File.ReadAllText(file.FullName)));
        }
    }

    public static async Task<ProxyProgram> StartAsync(string name, Uri gateway)
    {
        var proxy = new ProxyProgram(name, gateway);
        proxy.process.Start();
        proxy.process.BeginOutputReadLine();
        proxy.process.BeginErrorReadLine();
        using var http = proxy.Client("127.0.0.1");
        await Patience.UntilAsync(
            async () =>
            {
                Assert.False(proxy.process.HasExited, proxy.Log);
                try
                {
                    using var response = await http.GetAsync("health/live");
                    return response.IsSuccessStatusCode;
                }
                catch (HttpRequestException)
                {
                    return false;
                }
            },
            $"{name} to answer");
        return proxy;
    }

    /// <summary>A client that comes from one of this machine's loopback addresses.</summary>
    public HttpClient Client(string from, Version? version = null) => new(Handler(from))
    {
        BaseAddress = Address, DefaultRequestVersion = version ?? HttpVersion.Version11, DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
    };

    public static SocketsHttpHandler Handler(string from) => new()
    {
        AllowAutoRedirect = false,
        SslOptions = new() { RemoteCertificateValidationCallback = (_, _, _, _) => true },
        ConnectCallback = async (context, cancellation) =>
        {
            var socket = new System.Net.Sockets.Socket(System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Tcp);
            socket.Bind(new IPEndPoint(IPAddress.Parse(from), 0));
            await socket.ConnectAsync(IPAddress.Loopback, context.DnsEndPoint.Port, cancellation);
            return new System.Net.Sockets.NetworkStream(socket, ownsSocket: true);
        },
    };

    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync().Within("the proxy to end");
        process.Dispose();
        folder.Delete(recursive: true);
    }

    ProcessStartInfo HAProxy(Uri gateway, string certificate)
    {
        var file = Write("haproxy.cfg", Changed(
            "docs/deploy/haproxy/haproxy.cfg", ("    maxconn 20000\n", "    maxconn 500\n"), ("/dev/log local0", "stdout format raw local0"), ("    chroot /var/lib/haproxy\n    user haproxy\n    group haproxy\n", ""),
            ("bind :80\n", $"bind 127.0.0.1:{Plain.Port}\n"), ("bind :443 ", $"bind 127.0.0.1:{Address.Port} "), ("/etc/haproxy/certs/", certificate),
            ("10.0.0.11:5080", gateway.Authority), ("    server gateway2 10.0.0.12:5080\n", "")));
        return new("/usr/sbin/haproxy", ["-db", "-f", file]);
    }

    ProcessStartInfo Nginx(Uri gateway, string certificate)
    {
        var map = Write("map.conf", Changed(
            "docs/deploy/nginx/map.conf", ("listen 80 ", $"listen 127.0.0.1:{Plain.Port} "), ("listen 443 ", $"listen 127.0.0.1:{Address.Port} "),
            ("/etc/letsencrypt/live/map.example.org/fullchain.pem", certificate), ("/etc/letsencrypt/live/map.example.org/privkey.pem", certificate),
            ("/var/log/nginx/", folder.FullName + "/"), ("10.0.0.11:5080", gateway.Authority), ("    server 10.0.0.12:5080 max_fails=2 fail_timeout=5s;\n", "")));
        // What Debian's nginx.conf has around it.
        var file = Write("nginx.conf", $$"""
            daemon off;
            pid {{folder.FullName}}/nginx.pid;
            error_log {{folder.FullName}}/error.log;
            events { }
            http {
                access_log {{folder.FullName}}/access.log;
                client_body_temp_path {{folder.FullName}}/body;
                proxy_temp_path {{folder.FullName}}/proxy;
                include {{map}};
            }
            """);
        return new("/usr/sbin/nginx", ["-e", Path.Combine(folder.FullName, "error.log"), "-c", file]);
    }

    static string Changed(string path, params (string From, string To)[] changes)
    {
        var text = DeployFiles.Read(path);
        foreach (var (from, to) in changes)
        {
            Assert.Contains(from, text, StringComparison.Ordinal);
            text = text.Replace(from, to, StringComparison.Ordinal);
        }

        return text;
    }

    string WriteCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=map.example.org", key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return Write("map.pem", certificate.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem() + "\n");
    }

    string Write(string name, string text)
    {
        var path = Path.Combine(folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }

    void Hear(string? line)
    {
        lock (said)
            said.Add(line ?? "");
    }
}

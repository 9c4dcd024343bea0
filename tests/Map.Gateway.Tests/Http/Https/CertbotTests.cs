using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Map.Gateway.Http.Https;
using Map.Gateway.Http.Limits;
using Map.Gateway.Tests.Hosting;
using Map.Gateway.Tests.Ogc;
using Map.Testing.Running;
using Map.Tls;
using Xunit.Abstractions;

namespace Map.Gateway.Tests.Http.Https;

/// <summary>What docs/operating.md says of certbot, step by step, and what testssl.sh finds. <c>./map rehearse tls</c> installs what it needs.</summary>
[Trait("Category", "Rehearsal")]
public sealed class CertbotTests(ITestOutputHelper output) : IDisposable
{
    const string Name = "map.example.org";

    const UnixFileMode OwnerAndGroup = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead;

    // What testssl.sh says of the authority of a test, and of a name that is not in the DNS.
    static readonly string[] OfTheTest =
    [
        "cert_chain_of_trust", "cert_validityPeriod", "cert_trust", "cert_revocation", "cert_ocspURL", "cert_crlDistributionPoints", "cert_commonName", "cert_commonName_wo_SNI",
        "cert_caIssuers", "OCSP_stapling", "DNS_CAArecord", "certificate_transparency", "cert_mustStapleExtension",
    ];

    static readonly string[] Alarming = ["LOW", "MEDIUM", "HIGH", "CRITICAL", "FATAL"];

    readonly string folder = Directory.CreateTempSubdirectory("map-certbot-").FullName;

    string Live => Path.Combine(folder, "etc", "live", Name);

    string Key => Path.Combine(Live, "privkey.pem");

    [FactWithTool("certbot pebble testssl.sh", "/usr/bin/pebble")]
    public async Task Certbot_gets_a_certificate_and_renews_it_under_load_and_testssl_finds_nothing()
    {
        var random = new Random(1);
        await using var upstream = await InventedService.StartAsync();
        var (http, https) = (FreePort.Address(random), new UriBuilder(FreePort.Address(random)) { Scheme = "https" }.Uri);
        using var pebble = new Pebble(http.Port, random);
        var root = await pebble.RootAsync();
        Directory.CreateDirectory(Path.Combine(folder, "webroot"));
        (string, string)[] settings =
        [
            (GatewaySettings.ServiceKey, upstream.Address.ToString()), (ListenSettings.WebrootKey, Path.Combine(folder, "webroot")), (CallerLimitSettings.CostKey, "0"),
        ];

        var (first, _) = await MapProcess.StartAsync("Map.Gateway.dll", [.. settings, (ListenSettings.Key, http.ToString())]);
        await using (first)
        {
            await CertbotAsync(pebble, "certonly", "--webroot", "--webroot-path", Path.Combine(folder, "webroot"), "-d", Name);
            await first.EndAsync();
        }

        File.SetUnixFileMode(Key, OwnerAndGroup);
        var (gateway, _) = await MapProcess.StartAsync("Map.Gateway.dll",
        [
            .. settings, (ListenSettings.Key, $"{https},{http}"), (CertificateFiles.WebCertificate, Path.Combine(Live, "fullchain.pem")), (CertificateFiles.WebKey, Key),
        ]);
        await using (gateway)
        {
            var load = new Load(https, root);
            await using (load)
            {
                await Patience.UntilAsync(() => load.Requests > 500, "requests before the renewal");
                var before = Assert.Single(load.Serials).Key;
                await CertbotAsync(pebble, "renew", "--force-renewal");
                await Patience.UntilAsync(() => load.Serials.Keys.Any(serial => serial != before), "a handshake with the new certificate");
                var (requests, old) = (load.Requests, load.Serials[before]);
                await Patience.UntilAsync(() => load.Requests > requests + 500, "requests after the renewal");
                // One handshake may have been under way for each client.
                Assert.InRange(load.Serials[before], old, old + 8);
                Assert.Equal(2, load.Serials.Count);
            }

            Assert.Empty(load.Failures);
            Assert.Contains("took up the new certificate", gateway.Log, StringComparison.Ordinal);
            Assert.Equal(OwnerAndGroup, File.GetUnixFileMode(File.ResolveLinkTarget(Key, returnFinalTarget: true)!.FullName));
            var judged = await TestsslAsync(https);
            Report($"{load.Requests} requests and {load.Handshakes} handshakes during a renewal by certbot: {load.Failures.Count} failed; testssl.sh: {judged}");
        }
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    Task<string> CertbotAsync(Pebble pebble, string verb, params string[] arguments) => RunAsync(
        "certbot", [("REQUESTS_CA_BUNDLE", pebble.AuthorityFile)],
        [
            verb, "--non-interactive", "--agree-tos", "--register-unsafely-without-email", "--server", pebble.Directory.ToString(),
            "--config-dir", Path.Combine(folder, "etc"), "--work-dir", Path.Combine(folder, "work"), "--logs-dir", Path.Combine(folder, "logs"), "--no-random-sleep-on-renew", .. arguments,
        ]);

    async Task<string> TestsslAsync(Uri https)
    {
        var file = Path.Combine(folder, "testssl.json");
        await RunAsync("testssl", [], ["--quiet", "--color", "0", "--warnings", "off", "--ip", "one", "--jsonfile", file, $"https://127.0.0.1:{https.Port}"], isJudge: true);
        var findings = JsonNode.Parse(await File.ReadAllTextAsync(file))!.AsArray().Select(finding => ((string)finding!["id"]!, (string)finding["severity"]!, (string)finding["finding"]!)).ToList();
        var found = findings.ToLookup(finding => finding.Item1, finding => finding.Item3);
        Assert.All(["SSLv2", "SSLv3", "TLS1", "TLS1_1"], old => Assert.StartsWith("not offered", found[old].Single(), StringComparison.Ordinal));
        Assert.All(["TLS1_2", "TLS1_3"], offered => Assert.StartsWith("offered", found[offered].Single(), StringComparison.Ordinal));
        // A phone that comes back needs no whole handshake.
        Assert.StartsWith("supported", found["sessionresumption_ticket"].Single(), StringComparison.Ordinal);
        Assert.Contains("h2", found["ALPN_HTTP2"].Single(), StringComparison.Ordinal);
        Assert.DoesNotContain(findings, finding => Alarming.Contains(finding.Item2) && !OfTheTest.Any(id => finding.Item1.StartsWith(id, StringComparison.Ordinal)));
        return string.Create(CultureInfo.InvariantCulture, $"{findings.Count} findings, none of them alarming; session resumption: {found["sessionresumption_ticket"].Single()}");
    }

    static async Task<string> RunAsync(string program, (string Key, string Value)[] environment, IReadOnlyList<string> arguments, bool isJudge = false)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (key, value) in environment)
            start.Environment[key] = value;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        // The exit code of testssl.sh is the number of what it could not try.
        Assert.True(isJudge || process.ExitCode == 0, $"{program}: {said}{await errors}");
        return said;
    }

    void Report(string line)
    {
        output.WriteLine(line);
        if (Environment.GetEnvironmentVariable("MAP_FIGURES") is not { Length: > 0 } figures)
            return;
        Directory.CreateDirectory(figures);
        File.WriteAllText(Path.Combine(figures, "tls.txt"), line + Environment.NewLine);
    }
}

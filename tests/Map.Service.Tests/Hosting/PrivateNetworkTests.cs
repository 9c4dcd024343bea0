using System.Globalization;
using System.Net;
using Map.Service.Hosting.Fetching;

namespace Map.Service.Tests.Hosting;

/// <summary>A service in a network namespace of its own, beside one with the private addresses that an operator's network may have: not one of the ways to
/// write them reaches it. <c>./map rehearse ssrf</c> makes the namespaces.</summary>
[Trait("Category", "Rehearsal")]
public sealed class PrivateNetworkTests
{
    // As ./map rehearse ssrf assigns them to the other namespace; the public one stands for the internet.
    const string Public = "93.184.216.34";

    static readonly string[] Private4 =
        ["10.1.2.3", "172.16.5.4", "172.31.255.254", "192.168.77.1", "100.64.9.9", "169.254.169.254", "198.18.0.5", "192.0.0.8", "240.0.0.1", "168.63.129.16"];

    static readonly string[] Private6 = ["fd00:77::1", "fd00:ec2::254", "fec0::7", "2001:db8::7"];

    static readonly string? Log = Environment.GetEnvironmentVariable("MAP_CANARIES");

    [NamespacesFact]
    public async Task No_way_to_write_a_private_address_leads_there()
    {
        var tricks = Tricks().ToList();
        // The network is there: who does not look reaches all of it that is written plainly.
        using (var careless = new HttpClient { Timeout = TimeSpan.FromSeconds(3) })
        {
            var before = Hits.Length;
            foreach (var address in Private4.Where(address => !address.StartsWith("240.", StringComparison.Ordinal)).Concat(Private6.Select(address => $"[{address}]")))
                Assert.Equal(HttpStatusCode.OK, (await careless.GetAsync(new Uri($"http://{address}/careless"))).StatusCode);
            Assert.Equal(before + Private4.Length - 1 + Private6.Length, Hits.Length);
        }

        var fetch = new WebFetch(TimeProvider.System, TimeSpan.FromSeconds(3), PublicHttp.Usual, "Map");
        await Assert.IsType<Fetched>(await fetch.FetchAsync(File($"http://{Public}/open"), CancellationToken.None)).DisposeAsync();
        foreach (var trick in tricks)
        {
            await RefusedAsync(fetch, trick);
            await RefusedAsync(fetch, $"http://{Public}/to?{Uri.EscapeDataString(trick)}");
            // By way of a second public address, which leads on.
            await RefusedAsync(fetch, $"http://{Public}/to?{Uri.EscapeDataString($"http://{Public}/to?{Uri.EscapeDataString(trick)}")}");
        }

        // A name that is public when it is looked at, and private a moment later.
        foreach (var address in Private4.Concat(Private6).Select(IPAddress.Parse))
        {
            var lookups = 0;
            var rebound = new WebFetch(TimeProvider.System, TimeSpan.FromSeconds(3), new PublicHttp(
                (_, _) => Task.FromResult(new[] { lookups++ % 2 == 0 ? IPAddress.Parse(Public) : address })), "Map");
            await using (await rebound.FetchAsync(File("http://rebound.example/open"), CancellationToken.None)) { }
            await RefusedAsync(rebound, "http://rebound.example/secret");
        }

        Assert.InRange(tricks.Count, 60, int.MaxValue);
        Assert.DoesNotContain(Hits, hit => !hit.StartsWith($"{Public} ", StringComparison.Ordinal) && !hit.StartsWith($"::ffff:{Public} ", StringComparison.Ordinal)
            && !hit.EndsWith(" /careless", StringComparison.Ordinal));
        if (Environment.GetEnvironmentVariable("MAP_FIGURES") is { } figures)
        {
            Directory.CreateDirectory(figures);
            await System.IO.File.WriteAllTextAsync(
                Path.Combine(figures, "ssrf.txt"), $"{tricks.Count} addresses, each directly and by one and two redirects, {Private4.Length + Private6.Length} rebound names: 0 hits\n");
        }
    }

    static IEnumerable<string> Tricks()
    {
        foreach (var address in Private4)
        {
            var bytes = IPAddress.Parse(address).GetAddressBytes();
            var number = (uint)((bytes[0] << 24) | (bytes[1] << 16) | (bytes[2] << 8) | bytes[3]);
            string Hex(int from) => string.Create(CultureInfo.InvariantCulture, $"{bytes[from]:x2}{bytes[from + 1]:x2}");
            string[] hosts =
            [
                address, $"{address}.", $"{number}", $"0x{number:x8}", "0" + Convert.ToString(number, 8), string.Join('.', bytes.Select(part => $"0x{part:x}")),
                string.Join('.', bytes.Select(part => "0" + Convert.ToString(part, 8))), $"{bytes[0]}.{number & 0xffffff}", $"{bytes[0]}.{bytes[1]}.{number & 0xffff}",
                $"[::ffff:{address}]", $"[::ffff:{Hex(0)}:{Hex(2)}]", $"[::{address}]", $"[64:ff9b::{Hex(0)}:{Hex(2)}]", $"[2002:{Hex(0)}:{Hex(2)}::1]",
                string.Concat(address.Select(letter => letter == '.' ? '。' : (char)(letter - '0' + '０'))),
                string.Concat(address.Select(letter => $"%{(int)letter:x2}")), $"user@{address}", $"{Public}@{address}",
            ];
            foreach (var host in hosts) yield return $"http://{host}/secret";
        }

        foreach (var address in Private6)
            foreach (var host in (string[])[$"[{address}]", $"[{address}%25eth0]", $"user@[{address}]"])
                yield return $"http://{host}/secret";
    }

    static async Task RefusedAsync(WebFetch fetch, string address)
    {
        if (PublicHttp.FaultOf(address) is null)
            await Assert.ThrowsAsync<FetchException>(() => fetch.FetchAsync(File(address), CancellationToken.None));
    }

    static WebFile File(string address) => new(new(address), false, 1_000_000);

    static string[] Hits => System.IO.File.Exists(Log) ? System.IO.File.ReadAllLines(Log) : [];

    /// <summary>A test that needs the namespaces.</summary>
    sealed class NamespacesFactAttribute : FactAttribute
    {
        public NamespacesFactAttribute()
        {
            if (Log is null) Skip = "./map rehearse ssrf makes the network namespaces";
        }
    }
}

using System.Globalization;
using System.Text;
using Map.Contract;
using Map.Service.Freshness.DeadLinks;
using Map.Service.Hosting.Fetching;
using Map.V1;

namespace Map.Service.Tests.Freshness.DeadLinks;

/// <summary>What was said of the hosts of a simulated web, and what they saw.</summary>
sealed class Outcome(IReadOnlyList<SimulatedHost> hosts, Func<SimulatedHost, PageState> verdict, SimulatedWeb web)
{
    int Said => hosts.Count(host => verdict(host) == PageState.Gone);

    int Right => hosts.Count(host => verdict(host) == PageState.Gone && host.Behaviour.IsGone);

    double Precision => Said == 0 ? 1 : (double)Right / Said;

    double Recall => (double)Right / hosts.Count(host => host.Behaviour.IsGone);

    // The shortest time between two requests to one host, over all of them.
    TimeSpan Closest => web.Requests.GroupBy(request => request.Host).SelectMany(all => all.Select(request => request.At).Order().ToList() is var at
        ? at.Skip(1).Zip(at, (later, earlier) => later - earlier) : []).DefaultIfEmpty(TimeSpan.MaxValue).Min();

    IEnumerable<SimulatedRequest> AgainstRobots => web.Requests.Where(request => request.Path != "/robots.txt"
        && web.HostOf(request.Host)!.Behaviour is { } behaviour && (behaviour.Verdicts[0] == PageState.Forbidden || behaviour.RobotsStatus >= 500));

    public void Check(double leastPrecision, double leastRecall)
    {
        Assert.True(Precision >= leastPrecision && Recall >= leastRecall, $"precision {Precision}, recall {Recall}\n{Table()}");
        // Whatever lives is never said to be dead, each kind by itself.
        Assert.Empty(hosts.Where(host => !host.Behaviour.IsGone && verdict(host) != host.Behaviour.Verdicts[0]).Select(host => $"{host.Behaviour.Name}: {verdict(host)}").Distinct());
        Assert.True(Closest >= HostTurns.Interval, $"Two requests to one host were {Closest} apart.");
        Assert.Empty(AgainstRobots);
        Assert.False(web.IsCanaryHit);
        Assert.All(web.Dialled, address => Assert.True(PublicAddresses.Contains(address)));
        Assert.All(web.Requests, request => Assert.False(request.HasCookie));
        Assert.All(web.Requests, request => Assert.StartsWith("MapLinkCheck/1.0 (+https://map.example/;", request.UserAgent, StringComparison.Ordinal));
    }

    public string Table()
    {
        var table = new StringBuilder();
        var requests = web.Requests.ToLookup(request => web.HostOf(request.Host));
        table.AppendLine("| behaviour | hosts | in truth | said | requests a host |").AppendLine("|---|---|---|---|---|");
        foreach (var kind in hosts.GroupBy(host => host.Behaviour))
        {
            var said = kind.GroupBy(verdict).OrderByDescending(group => group.Count()).Select(group => group.Count() == kind.Count() ? Of(group.Key) : $"{group.Count()} {Of(group.Key)}");
            table.AppendLine(CultureInfo.InvariantCulture,
                $"| {kind.Key.Name} | {kind.Count()} | {Of(kind.Key.Verdicts[0])} | {string.Join(", ", said)} | {kind.Average(host => requests[host].Count()):0.0} |");
        }

        table.AppendLine().AppendLine("| goal | asked for | reached |").AppendLine("|---|---|---|")
            .AppendLine(CultureInfo.InvariantCulture, $"| precision of \"gone\" | 0.99 | {Precision:0.0000}: {Right} of {Said} |")
            .AppendLine(CultureInfo.InvariantCulture, $"| recall of \"gone\" | 0.95 | {Recall:0.0000}: {Right} of {hosts.Count(host => host.Behaviour.IsGone)} |")
            .AppendLine(CultureInfo.InvariantCulture, $"| requests to one host, the closest two | 60 s apart | {Closest.TotalSeconds:0} s, of {web.Requests.Count:N0} requests |")
            .AppendLine(CultureInfo.InvariantCulture, $"| requests against robots.txt | 0 | {AgainstRobots.Count()} |")
            .AppendLine(CultureInfo.InvariantCulture, $"| connections into a private network | 0 | {web.Dialled.Count(address => !PublicAddresses.Contains(address)) + (web.IsCanaryHit ? 1 : 0)} |")
            .AppendLine(CultureInfo.InvariantCulture, $"| requests with a cookie | 0 | {web.Requests.Count(request => request.HasCookie)} |");
        return table.ToString();
    }

    static string Of(PageState state) => state == default ? "not known" : Words.Of(state);
}

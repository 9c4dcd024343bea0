using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Map.Bench.Flood;

/// <summary>A reviewer who refuses group after group, the largest first, by their samples.</summary>
/// <param name="map">The map.</param>
/// <param name="sent">What the suggestions are, by their ids.</param>
sealed class Review(FloodMap map, IReadOnlyDictionary<string, Sent> sent)
{
    public async Task RunAsync(int acts, int hostileSamples, StringBuilder report)
    {
        var key = await map.ReviewerAsync();
        var watch = Stopwatch.StartNew();
        await map.Suggestions.ListSuggestionGroupsAsync(new() { PageSize = 1 }, key);
        report.AppendLine(CultureInfo.InvariantCulture, $"Grouping took {watch.Elapsed.TotalSeconds:0.0} s, once, when the reviewer looked.");
        var ordinary = await OpenAsync("AND held IS NULL");
        var (done, left) = (0, new HashSet<string>());
        report.AppendLine("\n| act | suggestions | addresses | what they do | of people among them |\n|---|---|---|---|---|");
        while (done < acts)
        {
            var groups = (await map.Suggestions.ListSuggestionGroupsAsync(new() { PageSize = 100 }, key)).Groups;
            if (groups.FirstOrDefault(one => !left.Contains(one.Id)) is not { } group) break;
            var samples = group.Samples.Count(sample => !sent[sample.Id].IsHonest);
            if (samples < Math.Min(hostileSamples, group.Samples.Count))
            {
                left.Add(group.Id);
                continue;
            }

            var members = await OpenAsync($"AND group_id = '{Guid.Parse(group.Id)}'");
            await map.Suggestions.RejectSuggestionsAsync(new() { GroupId = group.Id, Reason = "A flood" }, key);
            report.AppendLine(CultureInfo.InvariantCulture,
                $"| {++done} | {group.Size:N0} | {group.Origins:N0} | {string.Join("; ", group.Shapes.Take(2))} | "
                + $"{members.Count(one => one.IsHonest)} |");
        }

        var open = await OpenAsync("");
        Tell(report, ordinary, open);
    }

    void Tell(StringBuilder report, List<Sent> ordinary, List<Sent> open)
    {
        report.AppendLine("""

            | style | sent | in the ordinary list before any act | open after the acts |
            |---|---|---|---|
            """);
        foreach (var style in sent.Values.GroupBy(one => one.Style).OrderBy(style => style.Key))
        {
            report.AppendLine(CultureInfo.InvariantCulture,
                $"| {style.Key} | {style.Count():N0} | {Of(ordinary):N0} | {Of(open):N0} |");

            int Of(List<Sent> some) => some.Count(one => one.Style == style.Key);
        }

        var (honest, hostileOpen) = (sent.Values.Count(one => one.IsHonest), open.Count(one => !one.IsHonest));
        var hostile = sent.Count - honest;
        report.AppendLine(CultureInfo.InvariantCulture, $"""

            Honest ones in the ordinary list at once: {Share(ordinary.Count(one => one.IsHonest), honest)}; still open after the acts:
            {Share(open.Count(one => one.IsHonest), honest)}. Hostile ones refused: {Share(hostile - hostileOpen, hostile)}.
            """);
    }

    static string Share(int part, int all) => string.Create(CultureInfo.InvariantCulture, $"{100.0 * part / all:0.0} % ({part:N0} of {all:N0})");

    async Task<List<Sent>> OpenAsync(string condition) =>
        [.. (await map.ColumnAsync<Guid>($"SELECT id FROM suggestion WHERE state = 'open' {condition}")).Select(id => sent[id.ToString()])];
}

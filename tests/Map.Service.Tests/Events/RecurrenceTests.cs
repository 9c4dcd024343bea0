using System.Text.Json.Nodes;
using Map.Service.Events.Times;
using Map.V1;
using NodaTime;
using NodaTime.Text;
using Xunit.Abstractions;

namespace Map.Service.Tests.Events;

/// <summary>The moments at which schedules begin, beside those that python3-dateutil finds.</summary>
public sealed class RecurrenceTests(ITestOutputHelper output)
{
    static readonly string Folder = Path.Combine(Repository.Root, "tests", "Map.Service.Tests", "Events");

    [Fact]
    public void Random_schedules_begin_when_dateutil_says() => Compare(File.ReadLines(Path.Combine(Folder, "recurrences.jsonl")), 300);

    [Fact]
    [Trait("Category", "Rehearsal")]
    public void Ten_thousand_random_schedules_begin_when_dateutil_says()
    {
        var seed = Environment.GetEnvironmentVariable("MAP_EVENTS_SEED") ?? "20261130";
        output.WriteLine($"MAP_EVENTS_SEED={seed} brings the same ones.");
        var start = new System.Diagnostics.ProcessStartInfo("/usr/bin/python3", [Path.Combine(Folder, "recurrences.py"), seed, "10000"]) { RedirectStandardOutput = true };
        using var python = System.Diagnostics.Process.Start(start)!;
        Compare(LinesOf(python.StandardOutput), 10_000);
        python.WaitForExit();
        Assert.Equal(0, python.ExitCode);
    }

    [Fact]
    public void Time_that_clocks_skip_is_later_and_one_that_comes_twice_is_the_first()
    {
        // London: 01:30 on 29 March 2026 does not exist, and on 25 October 2026 there are two.
        Assert.Equal(
            ["2026-03-22T01:30Z", "2026-03-29T01:30Z", "2026-04-05T00:30Z"],
            Begins(new() { Start = "2026-03-22T01:30", TimeZone = "Europe/London", Rule = "FREQ=WEEKLY;COUNT=3" }));
        Assert.Equal(
            ["2026-10-18T00:30Z", "2026-10-25T00:30Z", "2026-11-01T01:30Z"],
            Begins(new() { Start = "2026-10-18T01:30", TimeZone = "Europe/London", Rule = "FREQ=WEEKLY;COUNT=3" }));
    }

    [Fact]
    public void Night_over_a_change_of_clocks_lasts_as_long_as_the_first()
    {
        var schedule = new EventSchedule { Start = "2026-03-27T22:00", End = "2026-03-28T06:00", TimeZone = "Europe/London", Rule = "FREQ=DAILY;COUNT=2" };

        var nights = new Schedule(schedule).Between(Instant.FromUtc(2026, 1, 1, 0, 0), Instant.FromUtc(2027, 1, 1, 0, 0));

        Assert.Equal(["2026-03-28T06:00", "2026-03-29T07:00"], nights.Select(night => night.Ends));
    }

    [Fact]
    public void Whole_days_last_from_midnight_to_midnight_of_their_zone()
    {
        var schedule = new EventSchedule { Start = "2026-03-28", End = "2026-03-29", TimeZone = "Europe/Paris" };

        var only = Assert.Single(new Schedule(schedule).Between(Instant.FromUtc(2026, 1, 1, 0, 0), Instant.FromUtc(2027, 1, 1, 0, 0)));

        Assert.Equal(("2026-03-28", "2026-03-29"), (only.Starts, only.Ends));
        Assert.Equal(Duration.FromHours(47), only.EndsAt - only.StartsAt);
    }

    static List<string> Begins(EventSchedule schedule, int most = 200) =>
        [.. new Schedule(schedule).Beginnings().Take(most).Select(time => Pattern.Format(time.In(DateTimeZoneProviders.Tzdb[schedule.TimeZone])))];

    static IEnumerable<string> LinesOf(TextReader text)
    {
        while (text.ReadLine() is { } line) yield return line;
    }

    static readonly InstantPattern Pattern = InstantPattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm'Z'");

    void Compare(IEnumerable<string> lines, int expected)
    {
        var (count, differing, moments) = (0, 0, 0);
        foreach (var line in lines)
        {
            count++;
            var json = JsonNode.Parse(line)!;
            var schedule = new EventSchedule
            {
                Start = (string)json["start"]!, TimeZone = (string)json["zone"]!, Rule = (string)json["rule"]!,
                Also = { json["also"]!.AsArray().Select(at => (string)at!) }, Except = { json["except"]!.AsArray().Select(at => (string)at!) },
            };
            string[] theirs = [.. json["begins"]!.AsArray().Select(at => (string)at!)];
            moments += theirs.Length;
            var ours = Begins(schedule, theirs.Length);
            var faults = RuleParts.Faults(schedule.Rule, false).ToList();
            if (faults.Count == 0 && ours.SequenceEqual(theirs)) continue;
            if (++differing <= 20)
            {
                var at = ours.Zip(theirs).TakeWhile(pair => pair.First == pair.Second).Count();
                output.WriteLine($"{line[..Math.Min(line.Length, 400)]}\n  {string.Join(' ', faults)} from {at}: ours {string.Join(' ', ours.Skip(at).Take(4))}, theirs {string.Join(' ', theirs.Skip(at).Take(4))}");
            }
        }

        output.WriteLine($"{count} schedules with {moments} moments, {differing} differ.");
        Assert.Equal((expected, 0), (count, differing));
    }
}

using System.Text.Json;
using Jint;
using Jint.Native;
using Jint.Runtime;
using Map.Gateway.Pages.Built;

namespace Map.Gateway.Pages.Hours;

/// <summary>Runs the JavaScript library opening_hours, which reads OpenStreetMap's syntax. One text at a time.</summary>
/// <remarks>Texts come from contributors, so each has a limit of time and memory; one that needs more counts as not readable.</remarks>
public sealed class OpeningHoursEngine(WebPages pages, TimeProvider time)
{
    // What is allocated in all, mostly garbage: an ordinary week with holidays takes 350 MB and, the first time, seconds on a busy machine.
    const long MostBytes = 2_000_000_000;

    static readonly TimeSpan MostTime = TimeSpan.FromSeconds(8);

    readonly Lock turn = new();
    Engine? engine;

    /// <summary>When a place is open.</summary>
    /// <param name="text">In the syntax of opening_hours.</param>
    /// <param name="country">ISO 3166-1 alpha-2, for its public holidays; empty when not known.</param>
    /// <param name="from">Local time.</param>
    /// <param name="to">Local time.</param>
    /// <returns>Oldest first; null when the text cannot be read.</returns>
    public IReadOnlyList<OpenInterval>? Read(string text, string country, DateTime from, DateTime to)
    {
        lock (turn)
        {
            var running = engine ??= Start();
            try
            {
                var result = running.Invoke("openingHours", text, country, Milliseconds(from), Milliseconds(to));
                return result.IsNull() ? null : Intervals(result.AsString());
            }
            catch (Exception exception) when (exception is TimeoutException or MemoryLimitExceededException or RecursionDepthOverflowException
                or JavaScriptException)
            {
                // What it was doing is half done, so the next text gets a new engine.
                engine = null;
                return null;
            }
        }
    }

    Engine Start()
    {
        using var script = new StreamReader(pages.Find("hours.js").CreateReadStream());
        var started = new Engine(options => options
            .LocalTimeZone(TimeZoneInfo.Utc)
            .LimitRecursion(500)
            .LimitMemory(MostBytes)
            .Constraint(new TimeLimit(time, MostTime)));
        started.Execute(script.ReadToEnd(), "hours.js");
        return started;
    }

    static IReadOnlyList<OpenInterval> Intervals(string json)
    {
        using var document = JsonDocument.Parse(json);
        return
        [
            .. document.RootElement.EnumerateArray().Select(interval => new OpenInterval(
                Local(interval[0]), Local(interval[1]), interval[2].GetBoolean(), interval[3].GetBoolean(), interval[4].GetString()!)),
        ];
    }

    static DateTime Local(JsonElement milliseconds) =>
        DateTime.SpecifyKind(DateTime.UnixEpoch.AddMilliseconds(milliseconds.GetDouble()), DateTimeKind.Unspecified);

    static JsNumber Milliseconds(DateTime local) => new((local - DateTime.UnixEpoch).TotalMilliseconds);
}

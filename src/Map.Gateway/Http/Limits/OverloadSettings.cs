using System.Globalization;

namespace Map.Gateway.Http.Limits;

/// <summary>How much the gateway works on at once for all callers together.</summary>
/// <param name="AtOnce">Requests that are worked on at once; an eighth of them is kept for pages for people.</param>
/// <param name="Waiting">Requests that may wait behind those, in a burst.</param>
/// <param name="Downloads">Files that are sent at once.</param>
public sealed record OverloadSettings(int AtOnce, int Waiting, int Downloads)
{
    public const string AtOnceKey = "MAP_AT_ONCE";
    public const string WaitingKey = "MAP_WAITING";
    public const string DownloadsKey = "MAP_DOWNLOADS";

    const int LeastAtOnce = 32, PerProcessor = 8, DefaultWaiting = 256, DefaultDownloads = 128, Most = 100_000;

    /// <summary>As many as a service has connections to the database, and more where there are processors for them: what is more would wait in
    /// the service instead of here.</summary>
    public static OverloadSettings Usual { get; } = new(Math.Max(LeastAtOnce, PerProcessor * Environment.ProcessorCount), DefaultWaiting, DefaultDownloads);

    public static OverloadSettings From(IConfiguration configuration, List<string> faults) => new(
        Number(configuration, AtOnceKey, Usual.AtOnce, 8, faults),
        Number(configuration, WaitingKey, Usual.Waiting, 0, faults),
        Number(configuration, DownloadsKey, Usual.Downloads, 1, faults));

    static int Number(IConfiguration configuration, string key, int fallback, int least, List<string> faults)
    {
        if (configuration[key] is not { Length: > 0 } text)
            return fallback;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= Most)
            return number;
        faults.Add(string.Create(CultureInfo.InvariantCulture, $"{key} is \"{text}\". Give a whole number from {least} to {Most}, such as {fallback}."));
        return fallback;
    }
}

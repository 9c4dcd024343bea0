using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Map.Telemetry;

/// <summary>How the log is written.</summary>
/// <param name="IsJson">One JSON object a line, for programs that collect logs; else text.</param>
public sealed record LogFormat(bool IsJson)
{
    public const string Key = "MAP_LOG";

    const string Text = "text", Json = "json";

    /// <param name="faults">Receives a message if the setting is wrong.</param>
    public static LogFormat From(IConfiguration configuration, ICollection<string> faults)
    {
        var value = configuration[Key];
        if (value is not (null or "" or Text or Json))
            faults.Add($"{Key} is \"{value}\"; allowed: {Text}, {Json}.");
        return new(value == Json);
    }

    /// <summary>Writes the log to the console as JSON, if that is the format.</summary>
    public void ApplyTo(ILoggingBuilder logging)
    {
        if (!IsJson)
            return;
        logging.AddJsonConsole(console =>
        {
            console.UseUtcTimestamp = true;
            console.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
            // The framework's scopes hold the path of the request.
            console.IncludeScopes = false;
        });
    }
}

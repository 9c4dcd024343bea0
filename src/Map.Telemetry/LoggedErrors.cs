using System.Text;
using Microsoft.Extensions.Logging;

namespace Map.Telemetry;

/// <summary>Writes each line of standard error as a line of the log: what a command tells its user, and why a process does not start.</summary>
public sealed class LoggedErrors : TextWriter
{
    const string Failed = "map: ", Warned = "warning: ";

    readonly StringBuilder line = new();
    readonly TextWriter before = Console.Error;
    readonly ILoggerFactory loggers;
    readonly ILogger logger;

    LoggedErrors(LogFormat format, string category)
    {
        // Made before standard error is replaced, so that it goes on to write to the real one.
        loggers = LoggerFactory.Create(logging =>
        {
            format.ApplyTo(logging);
            logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        });
        logger = loggers.CreateLogger(category);
        Console.SetError(this);
    }

    public override Encoding Encoding => Encoding.UTF8;

    /// <summary>Does so until it is disposed of, if the log is JSON; text stays as it is.</summary>
    public static LoggedErrors? Begin(LogFormat format, string category) => format.IsJson ? new(format, category) : null;

    public override void Write(char value)
    {
        if (value != '\n')
            line.Append(value);
        else
            EndLine();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            EndLine();
            Console.SetError(before);
            loggers.Dispose();
        }

        base.Dispose(disposing);
    }

    void EndLine()
    {
        var text = line.ToString().TrimEnd('\r');
        line.Clear();
        if (text.StartsWith(Failed, StringComparison.Ordinal))
            logger.CommandFailed(text[Failed.Length..]);
        else if (text.StartsWith(Warned, StringComparison.Ordinal))
            logger.CommandWarned(text[Warned.Length..]);
        else if (text.Length > 0)
            logger.CommandSaid(text);
    }
}

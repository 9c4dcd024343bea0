using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;

namespace Map.Testing;

/// <summary>The captured log with its exceptions, as text.</summary>
public static class LoggedText
{
    extension(FakeLogCollector log)
    {
        public IReadOnlyList<string> Lines => [.. log.GetSnapshot().Select(Line)];

        public string Text => string.Join('\n', log.Lines);

        /// <summary>Warnings, errors and critical messages.</summary>
        public IReadOnlyList<string> Errors => [.. log.GetSnapshot().Where(record => record.Level >= LogLevel.Warning).Select(Line)];
    }

    static string Line(FakeLogRecord record) => $"{record.Level} {record.Category}: {record.Message} {record.Exception}";
}

using System.Data.Common;

namespace Map.Cli.Clusters;

/// <summary>Connection strings of Npgsql.</summary>
static class ConnectionText
{
    // The builder of the base library quotes values in the way that Npgsql reads them.
    public static string Of(string host, int port, string role, string database, params ReadOnlySpan<(string Key, string Value)> more)
    {
        var builder = new DbConnectionStringBuilder
        {
            ["Host"] = host,
            ["Port"] = port,
            ["Username"] = role,
            ["Database"] = database,
        };
        foreach (var (key, value) in more)
            builder[key] = value;
        return builder.ConnectionString;
    }
}

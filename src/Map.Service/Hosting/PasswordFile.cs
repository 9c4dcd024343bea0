using System.Text.RegularExpressions;

namespace Map.Service.Hosting;

/// <summary>The file with the password of the database, in the format of PostgreSQL's .pgpass. Npgsql reads it at each new connection; this only looks for what
/// would make it fail then.</summary>
static partial class PasswordFile
{
    /// <returns>Null when nothing is wrong, or no file is named.</returns>
    public static string? FaultOf(string? path)
    {
        if (path is null) return null;
        try
        {
            var line = File.ReadLines(path).Select(line => line.Trim()).FirstOrDefault(line => line.Length > 0 && line[0] != '#');
            return line is not null && FiveParts().IsMatch(line)
                ? null
                // The line, which may be the password alone, stays out of the message.
                : $"MAP_DATABASE names the Passfile \"{path}\", whose first line is not host:port:database:user:password. Write it so; * stands for any, and \\: for a colon.";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return $"MAP_DATABASE names the Passfile \"{path}\", which cannot be read: {exception.Message} Name a file that the user who runs this may read.";
        }
    }

    [GeneratedRegex(@"^([^:\\]|\\.)+(:([^:\\]|\\.)+){4}$")]
    private static partial Regex FiveParts();
}

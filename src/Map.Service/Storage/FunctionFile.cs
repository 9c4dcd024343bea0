using System.Globalization;
using System.Text.RegularExpressions;

namespace Map.Service.Storage;

/// <summary>A file of SQL functions, which is replaced as a whole. Its first line has its version: <c>-- Version 3. …</c>, or <c>-- Version 3, for callers of 2.</c> when programs
/// that have version 2 can call it, too.</summary>
public sealed partial record FunctionFile(string Name, string Sql)
{
    /// <summary>The files embedded in this program, in the order in which they are applied.</summary>
    public static IReadOnlyList<FunctionFile> All { get; } =
        [.. EmbeddedSql.Of("Functions").Select(file => new FunctionFile(file.Name, file.Sql))];

    public string Hash => EmbeddedSql.Hash(Sql);

    public int Version => VersionLine().Match(Sql) is { Success: true } line
        ? int.Parse(line.Groups[1].Value, CultureInfo.InvariantCulture)
        : throw new FormatException($"{Name} must begin with its version, such as: -- Version 1.");

    /// <summary>The lowest version whose programs can call it.</summary>
    public int CallableFrom => VersionLine().Match(Sql).Groups[2] is { Success: true } from
        ? int.Parse(from.Value, CultureInfo.InvariantCulture)
        : Version;

    [GeneratedRegex(@"\A-- Version ([0-9]{1,6})(?:, for callers of ([0-9]{1,6}))?\.")]
    private static partial Regex VersionLine();
}

using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Map.Service.Log.Admin;

/// <summary>A row of the log of admins, as it is exported: number, time, act, subject, key, details, the hash of the row before, and its
/// own hash, which is the SHA-256 of all that stands before the last tab, in lower-case hexadecimal digits.</summary>
/// <param name="Number">The number that the line says it has.</param>
/// <param name="Previous">The hash of the row before, as the line says.</param>
/// <param name="Hash">Its own hash, as the line says.</param>
/// <param name="Text">All columns but the hash, with tabs in between.</param>
sealed record AdminLogLine(long Number, string Previous, string Hash, string Text)
{
    /// <summary>The number before the first row, and the hash that the first row has as that of the row before.</summary>
    public static AdminLogHead Beginning { get; } = new(0, new string('0', 64));

    const int Columns = 8;

    /// <summary>The hash that the row should have.</summary>
    public string ComputedHash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));

    public static bool TryParse(string line, [NotNullWhen(true)] out AdminLogLine? parsed)
    {
        var columns = line.Split('\t');
        parsed = columns.Length == Columns && long.TryParse(columns[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new(number, columns[^2], columns[^1], line[..line.LastIndexOf('\t')])
            : null;
        return parsed is not null;
    }

    public override string ToString() => $"{Text}\t{Hash}";
}

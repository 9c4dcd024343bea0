using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace Map.Service.Storage;

/// <summary>One step of the schema: a file <c>NNNN_name.sql</c>, never edited once landed.</summary>
public sealed record Migration(string Name, string Sql)
{
    /// <summary>The steps that this program was built with, in order.</summary>
    public static IReadOnlyList<Migration> All { get; } = Embedded();

    /// <summary>SHA-256 of the text; line ends do not count, since a checkout may change them.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql.ReplaceLineEndings("\n"))));

    static List<Migration> Embedded()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return [.. assembly.GetManifestResourceNames()
            .Where(name => name.EndsWith(".sql", StringComparison.Ordinal) && char.IsAsciiDigit(name[0]))
            .Order(StringComparer.Ordinal)
            .Select(name => new Migration(name, Read(assembly, name)))];
    }

    static string Read(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}

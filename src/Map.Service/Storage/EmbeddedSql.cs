using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace Map.Service.Storage;

/// <summary>The SQL files embedded in this program.</summary>
static class EmbeddedSql
{
    /// <summary>The files of a folder below Storage, by name.</summary>
    public static IEnumerable<(string Name, string Sql)> Of(string folder)
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var resource in assembly.GetManifestResourceNames().Order(StringComparer.Ordinal))
        {
            if (!resource.StartsWith($"{folder}/", StringComparison.Ordinal)) continue;
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!, Encoding.UTF8);
            yield return (resource[(folder.Length + 1)..], reader.ReadToEnd());
        }
    }

    /// <summary>SHA-256 of a text. Differences in line ends do not count, since a checkout may change them.</summary>
    public static string Hash(string sql) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql.ReplaceLineEndings("\n"))));
}

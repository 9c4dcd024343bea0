using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Security.Cryptography;
using System.Text;

namespace Map.Gateway.Http.Caching;

/// <summary>A hash of this gateway's assemblies, pages and stored operations: two gateways that may respond differently have different
/// ids.</summary>
sealed record BuildId(string Value)
{
    public static BuildId Of(string operationsFolder, bool onlyStoredOperations, bool hasStreets, IEnumerable<string> pages)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add($"{Environment.Version} {onlyStoredOperations} {hasStreets}");
        foreach (var file in Directory.EnumerateFiles(AppContext.BaseDirectory, "*.dll").Order(StringComparer.Ordinal))
            Add(VersionOf(file));
        foreach (var file in Directory.EnumerateFiles(operationsFolder, "*.graphql").Order(StringComparer.Ordinal))
            Add($"{System.IO.Path.GetFileName(file)} {File.ReadAllText(file)}");
        foreach (var file in pages)
            Add($"{System.IO.Path.GetFileName(file)} {File.ReadAllText(file)}");
        return new(Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 16)));

        void Add(string part) => hash.AppendData(Encoding.UTF8.GetBytes(part + '\n'));
    }

    // MVID: the compiler's hash of its whole input.
    static string VersionOf(string assembly)
    {
        using var reader = new PEReader(File.OpenRead(assembly));
        if (!reader.HasMetadata)
            return System.IO.Path.GetFileName(assembly);
        var metadata = reader.GetMetadataReader();
        return metadata.GetGuid(metadata.GetModuleDefinition().Mvid).ToString("N");
    }
}

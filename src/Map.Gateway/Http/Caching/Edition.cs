using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Security.Cryptography;
using System.Text;
using Map.Gateway.GraphQL.Operations;

namespace Map.Gateway.Http.Caching;

/// <summary>What this gateway answers by, besides the map: its build, that of everything it is made of, and the stored operations. Two
/// gateways that may answer differently have different names.</summary>
sealed record Edition(string Name)
{
    public static Edition Of(OperationSettings operations)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add($"{Environment.Version} {operations.Only}");
        foreach (var file in Directory.EnumerateFiles(AppContext.BaseDirectory, "*.dll").Order(StringComparer.Ordinal))
            Add(BuildOf(file));
        foreach (var file in Directory.EnumerateFiles(operations.Folder, "*.graphql").Order(StringComparer.Ordinal))
            Add($"{System.IO.Path.GetFileName(file)} {File.ReadAllText(file)}");
        return new(Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 16)));

        void Add(string part) => hash.AppendData(Encoding.UTF8.GetBytes(part + '\n'));
    }

    // The compiler's own hash of all that went into it.
    static string BuildOf(string file)
    {
        using var reader = new PEReader(File.OpenRead(file));
        if (!reader.HasMetadata)
            return System.IO.Path.GetFileName(file);
        var metadata = reader.GetMetadataReader();
        return metadata.GetGuid(metadata.GetModuleDefinition().Mvid).ToString("N");
    }
}

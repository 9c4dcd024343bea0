namespace Grpc.AspNetCore.Tests.Testing;

/// <summary>Needs buf, which the contract's linting fetches.</summary>
public sealed class BufFactAttribute() : ExternalFactAttribute(File.Exists(Buf), $"Needs {Buf}: npm --prefix protos install --no-save")
{
    public static string Buf { get; } = Path.Combine(FindRoot(), "protos", "node_modules", ".bin", "buf");

    static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Map.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException($"There is no Map.sln above {AppContext.BaseDirectory}.");
    }
}

namespace Grpc.AspNetCore.Tests.Testing;

/// <summary>What tests need installed: without it, they are skipped on a laptop and fail in CI, which must have it.</summary>
public static class ExternalRequirement
{
    public const string Python = "/usr/bin/python3";

    public static string Root { get; } = FindRoot();

    public static string Buf { get; } = Path.Combine(Root, "protos", "node_modules", ".bin", "buf");

    /// <summary>The scripts of the clients and servers; those of Node find their packages beside them.</summary>
    public static string Scripts { get; } = Path.Combine(Root, "tests", "Grpc.AspNetCore.Tests", "Clients");

    /// <summary>Why a test of that kind has to be skipped, if it has to.</summary>
    public static string? MissingPython => Missing(
        Directory.Exists("/usr/lib/python3/dist-packages/grpc"), "Debian's python3-grpcio: apt-get install python3-grpcio");

    public static string? MissingNode => Missing(
        Directory.Exists(Path.Combine(Scripts, "node_modules", "@grpc", "grpc-js")), $"grpc-js: npm --prefix {Scripts} install --no-save");

    public static string? MissingBuf => Missing(File.Exists(Buf), $"{Buf}: npm --prefix protos install --no-save");

    static string? Missing(bool isInstalled, string what) =>
        isInstalled || Environment.GetEnvironmentVariable("CI") == "true" ? null : $"Needs {what}";

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

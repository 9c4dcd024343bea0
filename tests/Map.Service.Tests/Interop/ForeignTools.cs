using Map.Testing.Clients;

namespace Map.Service.Tests.Interop;

/// <summary>Clients that nobody here wrote. Without one, its tests are skipped on a laptop; in CI they fail.</summary>
static class ForeignTools
{
    public const string Python = "/usr/bin/python3";

    public static string Buf { get; } = Path.Combine(Repository.Root, "protos", "node_modules", ".bin", "buf");

    /// <summary>The scripts; those of Node find their packages beside them.</summary>
    public static string Scripts { get; } = Path.Combine(Repository.Root, NodeScript.Grpc);

    public static string? MissingPython { get; } = Missing(
        Directory.Exists("/usr/lib/python3/dist-packages/grpc"), "Debian's python3-grpcio: apt-get install python3-grpcio");

    public static string? MissingBuf { get; } = Missing(File.Exists(Buf), "buf: npm --prefix protos install --no-save");

    static string? Missing(bool isThere, string what) =>
        isThere || Environment.GetEnvironmentVariable("CI") == "true" ? null : $"Needs {what}";
}

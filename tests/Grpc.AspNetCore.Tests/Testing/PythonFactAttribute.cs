namespace Grpc.AspNetCore.Tests.Testing;

/// <summary>Needs grpcio for Debian's own Python.</summary>
public sealed class PythonFactAttribute() : ExternalFactAttribute(
    Directory.Exists("/usr/lib/python3/dist-packages/grpc"), "Needs Debian's python3-grpcio: apt-get install python3-grpcio")
{
    public const string Python = "/usr/bin/python3";
}

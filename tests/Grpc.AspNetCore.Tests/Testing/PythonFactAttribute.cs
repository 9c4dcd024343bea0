namespace Grpc.AspNetCore.Tests.Testing;

/// <summary>Needs grpcio for Debian's own Python.</summary>
public sealed class PythonFactAttribute : FactAttribute
{
    public PythonFactAttribute() => Skip = ExternalRequirement.MissingPython;
}

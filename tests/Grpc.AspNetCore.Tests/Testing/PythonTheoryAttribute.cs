namespace Grpc.AspNetCore.Tests.Testing;

/// <summary>Needs grpcio for Debian's own Python.</summary>
public sealed class PythonTheoryAttribute : TheoryAttribute
{
    public PythonTheoryAttribute() => Skip = ExternalRequirement.MissingPython;
}

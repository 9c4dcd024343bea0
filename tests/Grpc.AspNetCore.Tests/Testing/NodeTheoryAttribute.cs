namespace Grpc.AspNetCore.Tests.Testing;

/// <summary>Needs grpc-js, which the scripts' package.json names.</summary>
public sealed class NodeTheoryAttribute : TheoryAttribute
{
    public NodeTheoryAttribute() => Skip = ExternalRequirement.MissingNode;
}

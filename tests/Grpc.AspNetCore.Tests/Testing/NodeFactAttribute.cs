namespace Grpc.AspNetCore.Tests.Testing;

/// <summary>Needs grpc-js, which the scripts' package.json names.</summary>
public sealed class NodeFactAttribute : FactAttribute
{
    public NodeFactAttribute() => Skip = ExternalRequirement.MissingNode;
}

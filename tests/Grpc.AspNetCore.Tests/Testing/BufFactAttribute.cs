namespace Grpc.AspNetCore.Tests.Testing;

/// <summary>Needs buf, which the contract's linting fetches.</summary>
public sealed class BufFactAttribute : FactAttribute
{
    public BufFactAttribute() => Skip = ExternalRequirement.MissingBuf;
}

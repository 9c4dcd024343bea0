namespace Grpc.AspNetCore.Tests.Testing;

/// <summary>Needs buf, which the contract's linting fetches.</summary>
public sealed class BufTheoryAttribute : TheoryAttribute
{
    public BufTheoryAttribute() => Skip = ExternalRequirement.MissingBuf;
}

namespace Map.Service.Tests.Interop;

/// <summary>Needs buf, which the contract's linting fetches.</summary>
public sealed class BufFactAttribute : FactAttribute
{
    public BufFactAttribute() => Skip = ForeignTools.MissingBuf;
}

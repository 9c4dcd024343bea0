namespace Map.Service.Tests.Interop;

/// <inheritdoc cref="BufFactAttribute"/>
public sealed class BufTheoryAttribute : TheoryAttribute
{
    public BufTheoryAttribute() => Skip = ForeignTools.MissingBuf;
}

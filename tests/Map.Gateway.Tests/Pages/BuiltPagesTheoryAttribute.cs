namespace Map.Gateway.Tests.Pages;

/// <summary>A theory that needs the pages, as <see cref="BuiltPagesFactAttribute"/> does.</summary>
public sealed class BuiltPagesTheoryAttribute : TheoryAttribute
{
    public BuiltPagesTheoryAttribute() => Skip = new BuiltPagesFactAttribute().Skip;
}

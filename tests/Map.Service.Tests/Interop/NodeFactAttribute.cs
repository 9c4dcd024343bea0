namespace Map.Service.Tests.Interop;

/// <summary>Needs the packages that Clients/package.json names.</summary>
public sealed class NodeFactAttribute : FactAttribute
{
    public NodeFactAttribute() => Skip = ForeignTools.MissingNode;
}

namespace Map.Gateway.Tests.Clients;

/// <summary>Needs the packages that package.json beside it names.</summary>
public sealed class NodeFactAttribute : FactAttribute
{
    public NodeFactAttribute() => Skip = NodeScript.Missing;
}

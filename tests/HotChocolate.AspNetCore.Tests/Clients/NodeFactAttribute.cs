namespace HotChocolateTests.Clients;

/// <summary>Needs the packages of the package.json in this folder.</summary>
public sealed class NodeFactAttribute : FactAttribute
{
    public NodeFactAttribute() => Skip = NodeScript.Missing;
}

namespace Map.Testing.Clients;

/// <summary>A test that needs the npm packages of a folder's package.json.</summary>
public sealed class NodeFactAttribute : FactAttribute
{
    public NodeFactAttribute(string folder) => Skip = NodeScript.Missing(folder);
}

namespace Map.Testing.Clients;

/// <summary>Needs the packages that package.json in the folder names.</summary>
public sealed class NodeFactAttribute : FactAttribute
{
    public NodeFactAttribute(string folder) => Skip = NodeScript.Missing(folder);
}

namespace Map.Testing.Clients;

/// <inheritdoc cref="NodeFactAttribute"/>
public sealed class NodeTheoryAttribute : TheoryAttribute
{
    public NodeTheoryAttribute(string folder) => Skip = NodeScript.Missing(folder);
}

using HotChocolate.Language;

namespace HotChocolate.Execution.Processing;

/// <summary>A valid document, with those of its operations that have been used.</summary>
sealed class PreparedDocument
{
    readonly Dictionary<string, PreparedOperation> operations;

    public PreparedDocument(ISchema schema, DocumentNode document)
    {
        Syntax = document;
        Fragments = document.Definitions.OfType<FragmentDefinitionNode>().ToDictionary(f => f.Name.Value, StringComparer.Ordinal);
        operations = document.Definitions.OfType<OperationDefinitionNode>()
            .ToDictionary(o => o.Name?.Value ?? "", o => new PreparedOperation(schema, this, o), StringComparer.Ordinal);
    }

    public DocumentNode Syntax { get; }

    public IReadOnlyDictionary<string, FragmentDefinitionNode> Fragments { get; }

    /// <summary>The operation of that name, or the only one.</summary>
    public PreparedOperation? Find(string? operationName, out string? problem)
    {
        problem = null;
        if (string.IsNullOrEmpty(operationName))
        {
            if (operations.Count == 1)
                return operations.Values.First();
            problem = operations.Count == 0
                ? "The document has no operation."
                : $"The document has {operations.Count} operations: say which one by `operationName`.";
            return null;
        }

        if (operations.TryGetValue(operationName, out var operation))
            return operation;
        problem = $"The document has no operation `{TokenText.Shorten(operationName)}`.";
        return null;
    }
}

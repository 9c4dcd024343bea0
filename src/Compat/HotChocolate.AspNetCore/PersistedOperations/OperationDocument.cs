using HotChocolate.Language;

namespace HotChocolate.Execution;

/// <summary>A parsed document.</summary>
public sealed class OperationDocument(DocumentNode document) : IOperationDocument
{
    public DocumentNode Document { get; } = document;
}

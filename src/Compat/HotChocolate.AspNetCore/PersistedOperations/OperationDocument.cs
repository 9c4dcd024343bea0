using HotChocolate.Language;

namespace HotChocolate.Execution;

/// <summary>A document that was parsed.</summary>
public sealed class OperationDocument(DocumentNode document) : IOperationDocument
{
    public DocumentNode Document { get; } = document;
}

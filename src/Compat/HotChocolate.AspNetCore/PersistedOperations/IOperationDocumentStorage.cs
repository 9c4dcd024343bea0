namespace HotChocolate.Execution;

/// <summary>The storage of operations that clients execute by id.</summary>
public interface IOperationDocumentStorage
{
    /// <returns>Null if no operation is stored under the id.</returns>
    ValueTask<IOperationDocument?> TryReadAsync(OperationDocumentId documentId, CancellationToken cancellationToken = default);

    ValueTask SaveAsync(OperationDocumentId documentId, IOperationDocument document, CancellationToken cancellationToken = default);
}

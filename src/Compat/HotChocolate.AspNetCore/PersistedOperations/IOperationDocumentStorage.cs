namespace HotChocolate.Execution;

/// <summary>Where operations are that were stored before anybody asks.</summary>
public interface IOperationDocumentStorage
{
    /// <returns>Null when nothing is stored under the id.</returns>
    ValueTask<IOperationDocument?> TryReadAsync(OperationDocumentId documentId, CancellationToken cancellationToken = default);

    ValueTask SaveAsync(OperationDocumentId documentId, IOperationDocument document, CancellationToken cancellationToken = default);
}

namespace HotChocolate.Execution;

/// <summary>The operations that were stored before anybody asks.</summary>
interface IOperationDocumentStorage
{
    /// <summary>Where the operations are, for messages.</summary>
    string Name { get; }

    IReadOnlyDictionary<OperationDocumentId, string> ReadAll();
}

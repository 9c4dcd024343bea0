using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using HotChocolate.Execution.Options;

namespace HotChocolate.Execution;

/// <summary>
/// Which text a request stands for. The store is read once: no id that a caller sends ever reaches the file system.
/// </summary>
sealed class StoredOperations
{
    readonly FrozenDictionary<OperationDocumentId, string> texts;
    readonly bool onlyStored;

    /// <param name="storage">The store; null where there is none.</param>
    /// <param name="options">What else is let through.</param>
    /// <param name="check">The errors that a text has against the schema.</param>
    /// <exception cref="SchemaException">A stored operation is wrong, so that nobody could ever execute it.</exception>
    public StoredOperations(
        IOperationDocumentStorage? storage, PersistedOperationOptions options, Func<string, IReadOnlyList<IError>> check)
    {
        onlyStored = options.OnlyAllowPersistedDocuments;
        if (onlyStored && storage is null)
            throw new SchemaException("Only stored operations are allowed, but there is no store: call UsePersistedOperationPipeline.");
        texts = storage?.ReadAll().ToFrozenDictionary() ?? FrozenDictionary<OperationDocumentId, string>.Empty;
        foreach (var (id, text) in texts)
        {
            if (check(text) is [var error, ..])
                throw new SchemaException($"The stored operation {id} in {storage!.Name} is wrong: {error.Message}");
        }
    }

    public bool Contains(string id) => OperationDocumentId.TryCreate(id, out var known) && texts.ContainsKey(known);

    public bool TryFind(IOperationRequest request, [NotNullWhen(true)] out string? text, [NotNullWhen(false)] out IError? error)
    {
        error = null;
        text = request.Document;
        if (text is not null)
        {
            if (onlyStored)
                error = OnlyStored;
            return !onlyStored;
        }

        if (OperationDocumentId.TryCreate(request.DocumentId!, out var id) && texts.TryGetValue(id, out text))
            return true;
        error = NotFound;
        return false;
    }

    static IError OnlyStored { get; } = ErrorBuilder.New()
        .SetMessage("Only stored operations are executed here: send the `id` of one in place of `query`.")
        .SetCode(ErrorCodes.Execution.OnlyPersistedOperationsAllowed)
        .Build();

    // The code tells clients that know hashes only, as of automatic persisted queries, to send the text along.
    static IError NotFound { get; } = ErrorBuilder.New()
        .SetMessage("There is no stored operation with this id. Send the GraphQL document as `query`.")
        .SetCode(ErrorCodes.Execution.PersistedOperationNotFound)
        .Build();
}

using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using HotChocolate.Execution;
using HotChocolate.Language;

namespace Map.Gateway.GraphQL.Operations;

/// <summary>The stored operations, read once: no id that a caller sends ever reaches the file system.</summary>
sealed class StoredOperations : IOperationDocumentStorage
{
    const string Extension = ".graphql";

    readonly FrozenDictionary<string, OperationDocument> documents;

    StoredOperations(string folder, IReadOnlyDictionary<string, string> texts)
    {
        (Folder, Texts) = (folder, texts);
        documents = texts.ToFrozenDictionary(
            stored => stored.Key, stored => new OperationDocument(Parse(folder, stored.Key, stored.Value)), StringComparer.Ordinal);
    }

    /// <summary>Their folder, for messages.</summary>
    public string Folder { get; }

    /// <summary>Their texts by their ids.</summary>
    public IReadOnlyDictionary<string, string> Texts { get; }

    /// <exception cref="SettingsException">A file's name is not an id, or its content is not a GraphQL document.</exception>
    public static StoredOperations Read(string folder) => new(
        folder,
        Directory.EnumerateFiles(folder, "*" + Extension).Order(StringComparer.Ordinal)
            .ToDictionary(file => IdOf(file), File.ReadAllText, StringComparer.Ordinal));

    public bool Contains([NotNullWhen(true)] string? id) => id is not null && documents.ContainsKey(id);

    public ValueTask<IOperationDocument?> TryReadAsync(OperationDocumentId documentId, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult<IOperationDocument?>(documents.GetValueOrDefault(documentId.Value));

    public ValueTask SaveAsync(
        OperationDocumentId documentId, IOperationDocument document, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException("Only the operator stores operations.");

    static string IdOf(string file)
    {
        var id = System.IO.Path.GetFileNameWithoutExtension(file);
        return OperationDocumentId.IsValidId(id)
            ? id
            : throw new SettingsException([$"The name of {file} is no id of a stored operation: letters A-Z and a-z, digits, - and _."]);
    }

    static DocumentNode Parse(string folder, string id, string text)
    {
        try
        {
            return Utf8GraphQLParser.Parse(text);
        }
        catch (SyntaxException wrong)
        {
            throw new SettingsException(
                [$"The stored operation {id} in {folder} is wrong: {wrong.Message} (line {wrong.Line}, column {wrong.Column})"]);
        }
    }
}

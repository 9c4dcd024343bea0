using System.Runtime.CompilerServices;
using HotChocolate.Language;
using HotChocolate.Validation;

namespace HotChocolate.Execution.Processing;

/// <summary>Parses and validates documents, and caches the result.</summary>
sealed class DocumentPreparation(ISchema schema, ParserOptions parserOptions, ValidationOptions validationOptions)
{
    readonly DocumentCache cache = new();
    readonly ConditionalWeakTable<DocumentNode, PreparedDocument> stored = [];
    readonly DocumentValidator validator = new(schema, validationOptions);

    /// <summary>The cached document of this text.</summary>
    public PreparedDocument? Find(string text) => cache.Find(text);

    /// <exception cref="SyntaxException">The text is not a document.</exception>
    public DocumentNode Parse(string text) => Utf8GraphQLParser.Parse(text, parserOptions);

    /// <returns>The errors; empty for a valid document.</returns>
    public IReadOnlyList<IError> Validate(DocumentNode document) => validator.Validate(document);

    /// <summary>Prepares a valid document that its owner keeps, such as a stored one.</summary>
    public PreparedDocument Prepare(DocumentNode document) =>
        stored.GetValue(document, syntax => new PreparedDocument(schema, syntax));

    /// <summary>Prepares a valid document and caches it by its text.</summary>
    public PreparedDocument Prepare(DocumentNode document, string text)
    {
        var prepared = new PreparedDocument(schema, document);
        cache.Add(text, prepared);
        return prepared;
    }
}

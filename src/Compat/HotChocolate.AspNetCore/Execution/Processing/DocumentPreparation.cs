using System.Runtime.CompilerServices;
using HotChocolate.Language;
using HotChocolate.Validation;

namespace HotChocolate.Execution.Processing;

/// <summary>Reads and validates documents, and keeps what was made of them.</summary>
sealed class DocumentPreparation(ISchema schema, ParserOptions parserOptions, ValidationOptions validationOptions)
{
    readonly DocumentCache cache = new();
    readonly ConditionalWeakTable<DocumentNode, PreparedDocument> stored = [];
    readonly DocumentValidator validator = new(schema, validationOptions);

    /// <summary>A document of that text that was found valid before.</summary>
    public PreparedDocument? Find(string text) => cache.Find(text);

    /// <exception cref="SyntaxException">The text is no document.</exception>
    public DocumentNode Parse(string text) => Utf8GraphQLParser.Parse(text, parserOptions);

    /// <returns>What is wrong with it; nothing for a valid document.</returns>
    public IReadOnlyList<IError> Validate(DocumentNode document) => validator.Validate(document);

    /// <summary>A valid document that stays: it is made ready once.</summary>
    public PreparedDocument Prepare(DocumentNode document) =>
        stored.GetValue(document, syntax => new PreparedDocument(schema, syntax));

    /// <summary>A valid document that may be asked for again by its text.</summary>
    public PreparedDocument Prepare(DocumentNode document, string text)
    {
        var prepared = new PreparedDocument(schema, document);
        cache.Add(text, prepared);
        return prepared;
    }
}

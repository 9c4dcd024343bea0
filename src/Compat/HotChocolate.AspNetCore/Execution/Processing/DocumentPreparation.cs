using System.Diagnostics.CodeAnalysis;
using HotChocolate.Language;
using HotChocolate.Validation;

namespace HotChocolate.Execution.Processing;

/// <summary>Reads and validates documents, each text once.</summary>
sealed class DocumentPreparation(ISchema schema, ParserOptions parserOptions, ValidationOptions validationOptions)
{
    readonly DocumentCache cache = new();
    readonly DocumentValidator validator = new(schema, validationOptions);

    public bool TryPrepare(string text, [NotNullWhen(true)] out PreparedDocument? document, out IReadOnlyList<IError> errors)
    {
        errors = [];
        document = cache.Find(text);
        if (document is not null)
            return true;
        DocumentNode syntax;
        try
        {
            syntax = Utf8GraphQLParser.Parse(text, parserOptions);
        }
        catch (SyntaxException error)
        {
            errors =
            [
                ErrorBuilder.New()
                    .SetMessage(error.Message)
                    .SetCode(error.Limit ?? ErrorCodes.Server.SyntaxError)
                    .AddLocation(error.Line, error.Column)
                    .Build(),
            ];
            return false;
        }

        errors = validator.Validate(syntax);
        if (errors.Count > 0)
            return false;
        document = new PreparedDocument(schema, syntax);
        cache.Add(text, document);
        return true;
    }
}

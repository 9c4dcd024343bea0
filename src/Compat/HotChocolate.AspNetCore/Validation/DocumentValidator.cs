using HotChocolate.Language;

namespace HotChocolate.Validation;

/// <summary>
/// Validates documents against a schema, by all rules of the specification (September 2025, chapter 5) and the limits. Safe for untrusted
/// documents, because the work is bounded for every document.
/// </summary>
sealed class DocumentValidator(ISchema schema, ValidationOptions options)
{
    /// <summary>The errors in document order; empty if the document can be executed.</summary>
    public IReadOnlyList<IError> Validate(DocumentNode document)
    {
        var context = new ValidationContext(schema, document, options);
        try
        {
            new NestingLimit(context).Check();
            new DocumentWalker(context, CreateRules()).Walk(document);
            return InOrderOfText(context.Errors);
        }
        catch (ValidationAbortedException e)
        {
            return [.. InOrderOfText(context.Errors), e.Error];
        }
    }

    static IReadOnlyList<IError> InOrderOfText(IReadOnlyList<IError> errors) => errors.Count < 2 ? errors : [.. errors
        .OrderBy(error => error.Locations is [var first, ..] ? first.Line : int.MaxValue)
        .ThenBy(error => error.Locations is [var first, ..] ? first.Column : int.MaxValue)];

    // The order of the rules is the order of errors at the same location, and is the same as in other servers.
    static DocumentRule[] CreateRules() =>
    [
        new ExecutableDefinitionsRule(),
        new KnownOperationTypesRule(),
        new UniqueOperationNamesRule(),
        new LoneAnonymousOperationRule(),
        new SingleFieldSubscriptionsRule(),
        new KnownTypeNamesRule(),
        new FragmentsOnCompositeTypesRule(),
        new VariablesAreInputTypesRule(),
        new ScalarLeafsRule(),
        new FieldsOnCorrectTypeRule(),
        new UniqueFragmentNamesRule(),
        new KnownFragmentNamesRule(),
        new NoUnusedFragmentsRule(),
        new PossibleFragmentSpreadsRule(),
        new NoFragmentCyclesRule(),
        new UniqueVariableNamesRule(),
        new NoUndefinedVariablesRule(),
        new NoUnusedVariablesRule(),
        new KnownDirectivesRule(),
        new UniqueDirectivesPerLocationRule(),
        new KnownArgumentNamesRule(),
        new UniqueArgumentNamesRule(),
        new ValuesOfCorrectTypeRule(),
        new ProvidedRequiredArgumentsRule(),
        new VariablesInAllowedPositionRule(),
        new OverlappingFieldsCanBeMergedRule(),
        new UniqueInputFieldNamesRule(),
        new MaxIntrospectionDepthRule(),
    ];
}

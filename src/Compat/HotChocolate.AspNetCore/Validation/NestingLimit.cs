using HotChocolate.Language;

namespace HotChocolate.Validation;

/// <summary>
/// Selection sets and spreads inside each other stay few enough for whoever follows them with a call for each. The parser bounds what
/// is written inside each other; a chain of a thousand fragments is written flat.
/// </summary>
sealed class NestingLimit(ValidationContext context)
{
    readonly Dictionary<FragmentDefinitionNode, int> nesting = [];

    /// <summary>Comes before the rules, for they are among those that follow fragments.</summary>
    public void Check()
    {
        foreach (var definition in context.Document.Definitions)
        {
            var nesting = definition switch
            {
                OperationDefinitionNode operation => NestingOf(operation.SelectionSet),
                FragmentDefinitionNode fragment => NestingOf(fragment),
                _ => 0,
            };
            if (nesting > context.Options.MaxAllowedNesting)
            {
                throw ValidationContext.Abort(
                    ValidationErrorCodes.TooComplex,
                    $"Document nests deeper than {context.Options.MaxAllowedNesting} levels when its fragments are spread. " +
                    "Validation aborted.");
            }
        }
    }

    int NestingOf(SelectionSetNode selections)
    {
        ValidationContext.GuardStack();
        var deepest = 0;
        foreach (var selection in selections.Selections)
        {
            deepest = Math.Max(deepest, selection switch
            {
                FieldNode { SelectionSet: { } inner } => NestingOf(inner),
                InlineFragmentNode inline => NestingOf(inline.SelectionSet),
                FragmentSpreadNode spread when context.Fragments.Find(spread.Name.Value) is { } fragment => NestingOf(fragment),
                _ => 0,
            });
        }
        return deepest + 1;
    }

    int NestingOf(FragmentDefinitionNode fragment)
    {
        if (this.nesting.TryGetValue(fragment, out var nesting))
            return nesting;
        this.nesting[fragment] = 0;
        return this.nesting[fragment] = NestingOf(fragment.SelectionSet);
    }
}

using HotChocolate.Language;

namespace HotChocolate.Validation;

/// <summary>
/// Limits the nesting of selection sets and spreads, because code that follows them is recursive. The parser limits only the nesting in the
/// text, and a chain of a thousand fragments has none.
/// </summary>
sealed class NestingLimit(ValidationContext context)
{
    readonly Dictionary<FragmentDefinitionNode, int> nesting = [];

    /// <summary>Must run before the rules, because some of them follow fragments recursively.</summary>
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

using HotChocolate.Language;

namespace HotChocolate.Validation;

/// <summary>
/// Selection sets and spreads inside each other stay few enough for whoever follows them with a call for each. The parser bounds what
/// is written inside each other; a chain of a thousand fragments is written flat.
/// </summary>
internal sealed class NestingLimit(ValidationContext context)
{
    private readonly Dictionary<FragmentDefinitionNode, int> _nesting = [];

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

    private int NestingOf(SelectionSetNode selections)
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

    private int NestingOf(FragmentDefinitionNode fragment)
    {
        if (_nesting.TryGetValue(fragment, out var nesting))
            return nesting;
        _nesting[fragment] = 0;
        return _nesting[fragment] = NestingOf(fragment.SelectionSet);
    }
}

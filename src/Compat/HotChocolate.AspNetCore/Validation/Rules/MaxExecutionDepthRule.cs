using HotChocolate.Language;

namespace HotChocolate.Validation;

/// <summary>Fields inside each other, fragments spread, are not more than the service allows.</summary>
sealed class MaxExecutionDepthRule : DocumentRule
{
    readonly Dictionary<FragmentDefinitionNode, int> depths = [];

    public override void LeaveDocument(ValidationContext context, DocumentNode document)
    {
        if (context.Options.MaxAllowedExecutionDepth is not { } allowed)
            return;
        foreach (var operation in document.Definitions.OfType<OperationDefinitionNode>())
        {
            var depth = DepthOf(context, operation.SelectionSet);
            if (depth <= allowed)
                continue;
            var extensions = new OrderedDictionary<string, object?>
            {
                ["code"] = ValidationErrorCodes.MaxExecutionDepth,
                ["allowedExecutionDepth"] = allowed,
                ["detectedExecutionDepth"] = depth,
            };
            context.Report(
                $"The GraphQL document has an execution depth of {depth} which exceeds the max allowed execution depth of {allowed}.",
                extensions,
                operation);
        }
    }

    int DepthOf(ValidationContext context, SelectionSetNode selections)
    {
        ValidationContext.GuardStack();
        var deepest = 0;
        foreach (var selection in selections.Selections)
        {
            deepest = Math.Max(deepest, selection switch
            {
                FieldNode field when IsSkipped(context, field) => 0,
                FieldNode { SelectionSet: { } inner } => 1 + DepthOf(context, inner),
                FieldNode => 1,
                InlineFragmentNode inline => DepthOf(context, inline.SelectionSet),
                FragmentSpreadNode spread => DepthOf(context, spread),
                _ => 0,
            });
        }
        return deepest;
    }

    static bool IsSkipped(ValidationContext context, FieldNode field) =>
        context.Options.SkipIntrospectionFields && field.Name.Value.StartsWith("__", StringComparison.Ordinal);

    int DepthOf(ValidationContext context, FragmentSpreadNode spread)
    {
        if (context.Fragments.Find(spread.Name.Value) is not { } fragment)
            return 0;
        if (depths.TryGetValue(fragment, out var depth))
            return depth;
        // Stands in while the fragment is being measured: a cycle has no depth, and is an error of its own.
        depths[fragment] = 0;
        return depths[fragment] = DepthOf(context, fragment.SelectionSet);
    }
}

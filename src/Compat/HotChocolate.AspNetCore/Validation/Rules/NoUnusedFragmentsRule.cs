using HotChocolate.Language;

namespace HotChocolate.Validation;

/// <summary>5.5.1.4: every fragment is reached by an operation.</summary>
sealed class NoUnusedFragmentsRule : DocumentRule
{
    public override void LeaveDocument(ValidationContext context, DocumentNode document)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        foreach (var operation in document.Definitions.OfType<OperationDefinitionNode>())
            reached.UnionWith(context.Fragments.ReachableFrom(operation.SelectionSet).Select(fragment => fragment.Name.Value));
        foreach (var fragment in document.Definitions.OfType<FragmentDefinitionNode>())
        {
            if (!reached.Contains(fragment.Name.Value))
                context.Report($"Fragment \"{fragment.Name.Value}\" is never used.", fragment);
        }
    }
}

using HotChocolate.Language;
using HotChocolate.Types;

namespace HotChocolate.Validation;

/// <summary>5.3.2: fields with one response name select the same field with the same arguments, or never occur in one object.</summary>
sealed class OverlappingFieldsCanBeMergedRule : DocumentRule
{
    readonly List<(INamedType? Parent, SelectionSetNode Selections)> definitions = [];
    readonly List<(INamedType? Parent, SelectionSetNode Selections)> sets = [];

    public override void EnterOperation(ValidationContext context, OperationDefinitionNode operation) =>
        AddDefinition(context, operation.SelectionSet);

    public override void EnterFragment(ValidationContext context, FragmentDefinitionNode fragment) =>
        AddDefinition(context, fragment.SelectionSet);

    public override void EnterField(ValidationContext context, FieldNode field)
    {
        if (field.SelectionSet is not null)
            sets.Add((Composite(context.Type), field.SelectionSet));
    }

    public override void LeaveDocument(ValidationContext context, DocumentNode document)
    {
        var collector = new FieldCollector(context);
        var merging = new MergeBudget(context.Options.FieldMergeBudget, "Document selects too many fields of the same response name.");
        var check = new FieldMergeCheck(collector, merging);
        if (definitions.TrueForAll(set => check.CanMerge(set.Parent, set.Selections)))
            return;
        // There is a conflict. Only now is it worth comparing every pair of fields, to report which ones.
        var comparing = new MergeBudget(
            context.Options.FieldConflictBudget,
            $"Fields \"{TokenText.Shorten(check.Conflict ?? "")}\" conflict, among too many of the same response name to say which.");
        var finder = new FieldConflictFinder(collector, comparing);
        foreach (var (parent, selections) in sets)
        {
            foreach (var conflict in finder.Within(parent, selections))
            {
                context.Report(
                    $"Fields \"{conflict.ResponseName}\" conflict because {conflict.Reason}. " +
                    "Use different aliases on the fields to fetch both if this was intentional.",
                    [.. conflict.First, .. conflict.Second]);
            }
        }
    }

    void AddDefinition(ValidationContext context, SelectionSetNode selections)
    {
        definitions.Add((Composite(context.Type), selections));
        sets.Add(definitions[^1]);
    }

    static INamedType? Composite(IType? type) => type?.NamedType() is { } named && named.IsCompositeType() ? named : null;
}

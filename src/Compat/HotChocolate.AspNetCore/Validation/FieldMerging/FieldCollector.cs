using HotChocolate.Language;
using HotChocolate.Types;

namespace HotChocolate.Validation;

/// <summary>Collects the fields of selection sets, and caches them.</summary>
sealed class FieldCollector(ValidationContext context)
{
    readonly Dictionary<(INamedType?, SelectionSetNode), CollectedFields> collected = [];
    readonly ArgumentNumbers arguments = new();

    public CollectedFields Collect(INamedType? parent, SelectionSetNode selections)
    {
        if (collected.TryGetValue((parent, selections), out var fields))
            return fields;
        collected[(parent, selections)] = fields = new CollectedFields();
        Collect(parent, selections, fields);
        return fields;
    }

    public CollectedFields Collect(FragmentDefinitionNode fragment) =>
        Collect(context.Schema.TypeOf(fragment.TypeCondition), fragment.SelectionSet);

    void Collect(INamedType? parent, SelectionSetNode selections, CollectedFields fields)
    {
        ValidationContext.GuardStack();
        foreach (var selection in selections.Selections)
        {
            switch (selection)
            {
                case FieldNode field:
                    Add(parent, field, fields);
                    break;
                case FragmentSpreadNode spread when context.Fragments.Find(spread.Name.Value) is { } fragment:
                    fields.Add(fragment);
                    break;
                case InlineFragmentNode { TypeCondition: { } condition } inline:
                    Collect(context.Schema.TypeOf(condition), inline.SelectionSet, fields);
                    break;
                case InlineFragmentNode inline:
                    Collect(parent, inline.SelectionSet, fields);
                    break;
            }
        }
    }

    void Add(INamedType? parent, FieldNode field, CollectedFields fields)
    {
        OutputField? definition = null;
        (parent as ComplexType)?.Fields.TryGetField(field.Name.Value, out definition);
        var responseName = (field.Alias ?? field.Name).Value;
        if (!fields.ByResponseName.TryGetValue(responseName, out var group))
            fields.ByResponseName[responseName] = group = [];
        group.Add(new MergeableField(parent, field, definition?.Type, arguments));
    }
}

using System.Text;
using HotChocolate.Language;
using HotChocolate.Types;

namespace HotChocolate.Validation;

/// <summary>Collects each selection set once, and counts the steps of those who compare what it collected.</summary>
internal sealed class FieldCollector(ValidationContext context)
{
    private readonly Dictionary<(INamedType?, SelectionSetNode), CollectedFields> _collected = [];
    private readonly Dictionary<string, int> _arguments = new(StringComparer.Ordinal);

    public CollectedFields Collect(INamedType? parent, SelectionSetNode selections)
    {
        if (_collected.TryGetValue((parent, selections), out var fields))
            return fields;
        _collected[(parent, selections)] = fields = new CollectedFields();
        Collect(parent, selections, fields);
        return fields;
    }

    public CollectedFields Collect(FragmentDefinitionNode fragment) =>
        Collect(context.Schema.TypeOf(fragment.TypeCondition), fragment.SelectionSet);

    private void Collect(INamedType? parent, SelectionSetNode selections, CollectedFields fields)
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

    private void Add(INamedType? parent, FieldNode field, CollectedFields fields)
    {
        OutputField? definition = null;
        (parent as ComplexType)?.Fields.TryGetField(field.Name.Value, out definition);
        var responseName = (field.Alias ?? field.Name).Value;
        if (!fields.ByResponseName.TryGetValue(responseName, out var group))
            fields.ByResponseName[responseName] = group = [];
        group.Add(new MergeableField(parent, field, definition?.Type, ArgumentsOf(field)));
    }

    private int ArgumentsOf(FieldNode field)
    {
        if (field.Arguments.Count == 0)
            return 0;
        var text = new StringBuilder();
        foreach (var argument in field.Arguments.OrderBy(argument => argument.Name.Value, StringComparer.Ordinal))
        {
            text.Append(argument.Name.Value).Append(':');
            AppendSorted(text, argument.Value);
        }
        var key = text.ToString();
        return _arguments.TryGetValue(key, out var number) ? number : _arguments[key] = _arguments.Count + 1;
    }

    /// <summary>The value with the fields of objects in order: the order in which they are written means nothing.</summary>
    private static void AppendSorted(StringBuilder text, IValueNode value)
    {
        ValidationContext.GuardStack();
        switch (value)
        {
            case ListValueNode list:
                text.Append('[');
                foreach (var item in list.Items)
                    AppendSorted(text, item);
                text.Append(']');
                break;
            case ObjectValueNode obj:
                text.Append('{');
                foreach (var field in obj.Fields.OrderBy(field => field.Name.Value, StringComparer.Ordinal))
                {
                    text.Append(field.Name.Value).Append(':');
                    AppendSorted(text, field.Value);
                }
                text.Append('}');
                break;
            case StringValueNode { Value: var content }:
                // By its length, it needs no escaping to be told apart from what follows.
                text.Append('"').Append(content.Length).Append('"').Append(content);
                break;
            default:
                text.Append(value).Append(' ');
                break;
        }
    }
}

using HotChocolate.Language;
using HotChocolate.Types;

namespace HotChocolate.Execution.Coercion;

/// <summary>Replaces the variables in a literal by their values, for scalars that accept any structure, such as Any.</summary>
static class VariableInliner
{
    static readonly AnyType Any = new();

    public static IValueNode Inline(IValueNode literal, VariableValues variables) => literal switch
    {
        VariableNode variable => Any.ParseValue(variables.TryGet(variable.Name.Value, out var value) ? value : null),
        ListValueNode list => new ListValueNode([.. list.Items.Select(i => Inline(i, variables))]),
        ObjectValueNode fields =>
            new ObjectValueNode([.. fields.Fields.Select(f => new ObjectFieldNode(f.Name.Value, Inline(f.Value, variables)))]),
        _ => literal,
    };
}

using HotChocolate.Execution.Processing;
using HotChocolate.Language;
using HotChocolate.Types;

namespace HotChocolate.Execution.Coercion;

/// <summary>Coerces the arguments of a field to the parameters of its C# method, in the order of declaration.</summary>
static class ArgumentCoercer
{
    public static object?[] Coerce(Selection selection, VariableValues variables)
    {
        var declared = selection.Field.Arguments;
        var given = selection.Nodes[0].Arguments;
        var values = new object?[declared.Count];
        for (var i = 0; i < values.Length; i++)
        {
            var argument = declared[i];
            var literal = given.FirstOrDefault(a => a.Name.Value == argument.Name)?.Value;
            if (literal is not null && LiteralCoercer.TryCoerce(literal, argument.Type, variables, out var value))
                values[i] = argument.Convert(value);
            else if (argument.DefaultValue is not null)
                values[i] = argument.Convert(InputObjectCoercer.Default(argument));
            else if (argument.Type is NonNullType)
                throw new CoercionException($"The argument `{argument.Name}` has to be given.", selection.Nodes[0]);
            else
                values[i] = InputObjectType.Missing;
        }

        return values;
    }

    public static bool DependsOnVariables(IValueNode literal) => literal switch
    {
        VariableNode => true,
        ListValueNode list => list.Items.Any(DependsOnVariables),
        ObjectValueNode fields => fields.Fields.Any(f => DependsOnVariables(f.Value)),
        _ => false,
    };
}

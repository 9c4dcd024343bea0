using HotChocolate.Language;
using HotChocolate.Types;

namespace HotChocolate.Validation;

/// <summary>5.8.5: a variable's type matches the expected type wherever the variable is used.</summary>
sealed class VariablesInAllowedPositionRule : DocumentRule
{
    public override void LeaveDocument(ValidationContext context, DocumentNode document)
    {
        foreach (var operation in document.Definitions.OfType<OperationDefinitionNode>())
        {
            if (operation.VariableDefinitions.Count == 0)
                continue;
            var defined = new Dictionary<string, (VariableDefinitionNode Node, IType? Type)>(StringComparer.Ordinal);
            foreach (var variable in operation.VariableDefinitions)
                defined[variable.Variable.Name.Value] = (variable, context.Schema.TypeOf(variable.Type));
            foreach (var usage in context.Fragments.VariablesOf(operation))
            {
                if (defined.GetValueOrDefault(usage.Node.Name.Value) is { Type: { } type, Node: var definition } && usage.Type is not null)
                    Check(context, usage, definition, type, usage.Type);
            }
        }
    }

    static void Check(ValidationContext context, VariableUsage usage, VariableDefinitionNode definition, IType type, IType expected)
    {
        var name = usage.Node.Name.Value;
        if (!IsAllowed(type, definition.DefaultValue, expected, usage.LocationDefault))
        {
            context.Report(
                $"Variable \"${name}\" of type \"{type}\" used in position expecting type \"{expected}\".", definition, usage.Node);
        }
        if (usage.InputObject is { IsOneOf: true } oneOf && type is not NonNullType)
        {
            context.Report(
                $"Variable \"${name}\" is of type \"{type}\" but must be non-nullable to be used for OneOf Input Object \"{oneOf}\".",
                definition,
                usage.Node);
        }
    }

    /// <summary>A default of the variable or of the location allows a nullable variable where a non-null type is expected.</summary>
    static bool IsAllowed(IType type, IValueNode? variableDefault, IType expected, IValueNode? locationDefault)
    {
        if (expected is not NonNullType nonNull || type is NonNullType)
            return type.Fits(expected);
        return (variableDefault is not (null or NullValueNode) || locationDefault is not null) && type.Fits(nonNull.Type);
    }
}

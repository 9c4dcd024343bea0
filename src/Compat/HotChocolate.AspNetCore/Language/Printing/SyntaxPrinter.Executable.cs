using System.Runtime.CompilerServices;

namespace HotChocolate.Language;

sealed partial class SyntaxPrinter
{
    void WriteExecutableDefinition(IExecutableDefinitionNode definition)
    {
        switch (definition)
        {
            case OperationDefinitionNode operation:
                WriteOperation(operation);
                break;
            case FragmentDefinitionNode fragment:
                WriteDescription(fragment.Description);
                text.Append("fragment ").Append(fragment.Name.Value).Append(" on ").Append(fragment.TypeCondition.Name.Value);
                WriteDirectives(fragment.Directives);
                text.Append(' ');
                WriteSelectionSet(fragment.SelectionSet);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(definition), definition.Kind, "Not a kind of executable definition.");
        }
    }

    void WriteOperation(OperationDefinitionNode operation)
    {
        WriteDescription(operation.Description);
        var shorthand = operation is
            { Operation: OperationType.Query, Name: null, Description: null, VariableDefinitions.Count: 0, Directives.Count: 0 };
        if (!shorthand)
        {
            text.Append(KeywordOf(operation.Operation));
            if (operation.Name is not null)
                text.Append(' ').Append(operation.Name.Value);
            WriteVariableDefinitions(operation.VariableDefinitions);
            WriteDirectives(operation.Directives);
            text.Append(' ');
        }
        WriteSelectionSet(operation.SelectionSet);
    }

    static string KeywordOf(OperationType operation) => operation switch
    {
        OperationType.Query => "query",
        OperationType.Mutation => "mutation",
        OperationType.Subscription => "subscription",
        _ => throw new ArgumentOutOfRangeException(nameof(operation), operation, "Not a kind of operation."),
    };

    void WriteVariableDefinitions(IReadOnlyList<VariableDefinitionNode> variables)
    {
        if (variables.Count == 0)
            return;
        text.Append('(');
        for (var i = 0; i < variables.Count; i++)
        {
            if (i > 0)
                text.Append(", ");
            WriteVariableDefinition(variables[i]);
        }
        text.Append(')');
    }

    void WriteVariableDefinition(VariableDefinitionNode variable)
    {
        if (variable.Description is not null)
        {
            WriteQuotedString(variable.Description.Value);
            text.Append(' ');
        }
        text.Append('$').Append(variable.Variable.Name.Value).Append(": ");
        WriteType(variable.Type);
        if (variable.DefaultValue is not null)
        {
            text.Append(" = ");
            WriteValue(variable.DefaultValue);
        }
        WriteDirectives(variable.Directives);
    }

    void WriteSelectionSet(SelectionSetNode selectionSet)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        WriteBlock(selectionSet.Selections, WriteSelection);
    }

    void WriteSelection(ISelectionNode selection)
    {
        switch (selection)
        {
            case FieldNode field:
                if (field.Alias is not null)
                    text.Append(field.Alias.Value).Append(": ");
                text.Append(field.Name.Value);
                WriteArguments(field.Arguments);
                WriteDirectives(field.Directives);
                if (field.SelectionSet is null)
                    break;
                text.Append(' ');
                WriteSelectionSet(field.SelectionSet);
                break;
            case FragmentSpreadNode spread:
                text.Append("...").Append(spread.Name.Value);
                WriteDirectives(spread.Directives);
                break;
            case InlineFragmentNode inline:
                text.Append("...");
                if (inline.TypeCondition is not null)
                    text.Append(" on ").Append(inline.TypeCondition.Name.Value);
                WriteDirectives(inline.Directives);
                text.Append(' ');
                WriteSelectionSet(inline.SelectionSet);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(selection), selection.Kind, "Not a kind of selection.");
        }
    }
}

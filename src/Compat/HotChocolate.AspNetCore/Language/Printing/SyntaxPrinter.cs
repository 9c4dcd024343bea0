using System.Text;

namespace HotChocolate.Language;

/// <summary>Prints syntax nodes as text that parses to the same nodes.</summary>
sealed partial class SyntaxPrinter
{
    readonly StringBuilder text = new();
    readonly int limit;
    int indent;

    SyntaxPrinter(int limit) => this.limit = limit;

    public static string Print(ISyntaxNode node)
    {
        var printer = new SyntaxPrinter(int.MaxValue);
        printer.Write(node);
        return printer.text.ToString();
    }

    /// <summary>The beginning of a value's text, for messages. The cost depends on the printed length, not on the value's size.</summary>
    public static string PrintStart(IValueNode value, int limit)
    {
        var printer = new SyntaxPrinter(limit);
        printer.WriteValue(value);
        var text = printer.text;
        return text.Length <= limit ? text.ToString() : text.ToString(0, limit) + "…";
    }

    void Write(ISyntaxNode node)
    {
        switch (node)
        {
            case DocumentNode document:
                WriteDocument(document);
                break;
            case NameNode name:
                text.Append(name.Value);
                break;
            case IValueNode value:
                WriteValue(value);
                break;
            case ITypeNode type:
                WriteType(type);
                break;
            case ArgumentNode argument:
                WriteArgument(argument);
                break;
            case ObjectFieldNode field:
                WriteObjectField(field);
                break;
            case DirectiveNode directive:
                WriteDirective(directive);
                break;
            case SelectionSetNode selectionSet:
                WriteSelectionSet(selectionSet);
                break;
            case ISelectionNode selection:
                WriteSelection(selection);
                break;
            case VariableDefinitionNode variable:
                WriteVariableDefinition(variable);
                break;
            case IExecutableDefinitionNode executable:
                WriteExecutableDefinition(executable);
                break;
            default:
                WriteTypeSystemNode(node);
                break;
        }
    }

    void WriteDocument(DocumentNode document)
    {
        for (var i = 0; i < document.Definitions.Count; i++)
        {
            if (i > 0)
                text.Append("\n\n");
            Write(document.Definitions[i]);
        }
    }

    void WriteType(ITypeNode type)
    {
        switch (type)
        {
            case NamedTypeNode named:
                text.Append(named.Name.Value);
                break;
            case ListTypeNode list:
                text.Append('[');
                WriteType(list.Type);
                text.Append(']');
                break;
            case NonNullTypeNode nonNull:
                WriteType(nonNull.Type);
                text.Append('!');
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(type), type.Kind, "Not a kind of type reference.");
        }
    }

    void WriteDirectives(IReadOnlyList<DirectiveNode> directives)
    {
        foreach (var directive in directives)
        {
            text.Append(' ');
            WriteDirective(directive);
        }
    }

    void WriteDirective(DirectiveNode directive)
    {
        text.Append('@').Append(directive.Name.Value);
        WriteArguments(directive.Arguments);
    }

    void WriteArguments(IReadOnlyList<ArgumentNode> arguments)
    {
        if (arguments.Count == 0)
            return;
        text.Append('(');
        for (var i = 0; i < arguments.Count; i++)
        {
            if (i > 0)
                text.Append(", ");
            WriteArgument(arguments[i]);
        }
        text.Append(')');
    }

    void WriteArgument(ArgumentNode argument)
    {
        text.Append(argument.Name.Value).Append(": ");
        WriteValue(argument.Value);
    }

    /// <summary>Writes a description on a separate line (or lines), before the node that it describes.</summary>
    void WriteDescription(StringValueNode? description)
    {
        if (description is null)
            return;
        if ((description.Block || description.Value.Contains('\n')) && BlockString.CanHold(description.Value))
            WriteBlockString(description.Value);
        else
            WriteQuotedString(description.Value);
        NewLine();
    }

    void NewLine() => text.Append('\n').Append(' ', indent * 2);

    void WriteBlock<T>(IReadOnlyList<T> items, Action<T> write)
    {
        text.Append('{');
        indent++;
        foreach (var item in items)
        {
            NewLine();
            write(item);
        }
        indent--;
        NewLine();
        text.Append('}');
    }
}

using System.Text;

namespace HotChocolate.Language;

/// <summary>Writes nodes as text that parses to the same nodes.</summary>
internal sealed partial class SyntaxPrinter
{
    private readonly StringBuilder _text = new();
    private readonly int _limit;
    private int _indent;

    private SyntaxPrinter(int limit) => _limit = limit;

    public static string Print(ISyntaxNode node)
    {
        var printer = new SyntaxPrinter(int.MaxValue);
        printer.Write(node);
        return printer._text.ToString();
    }

    /// <summary>The beginning of a value's text, for messages: costs no more than it shows.</summary>
    public static string PrintStart(IValueNode value, int limit)
    {
        var printer = new SyntaxPrinter(limit);
        printer.WriteValue(value);
        var text = printer._text;
        return text.Length <= limit ? text.ToString() : text.ToString(0, limit) + "…";
    }

    private void Write(ISyntaxNode node)
    {
        switch (node)
        {
            case DocumentNode document:
                WriteDocument(document);
                break;
            case NameNode name:
                _text.Append(name.Value);
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

    private void WriteDocument(DocumentNode document)
    {
        for (var i = 0; i < document.Definitions.Count; i++)
        {
            if (i > 0)
                _text.Append("\n\n");
            Write(document.Definitions[i]);
        }
    }

    private void WriteType(ITypeNode type)
    {
        switch (type)
        {
            case NamedTypeNode named:
                _text.Append(named.Name.Value);
                break;
            case ListTypeNode list:
                _text.Append('[');
                WriteType(list.Type);
                _text.Append(']');
                break;
            case NonNullTypeNode nonNull:
                WriteType(nonNull.Type);
                _text.Append('!');
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(type), type.Kind, "Not a kind of type reference.");
        }
    }

    private void WriteDirectives(IReadOnlyList<DirectiveNode> directives)
    {
        foreach (var directive in directives)
        {
            _text.Append(' ');
            WriteDirective(directive);
        }
    }

    private void WriteDirective(DirectiveNode directive)
    {
        _text.Append('@').Append(directive.Name.Value);
        WriteArguments(directive.Arguments);
    }

    private void WriteArguments(IReadOnlyList<ArgumentNode> arguments)
    {
        if (arguments.Count == 0)
            return;
        _text.Append('(');
        for (var i = 0; i < arguments.Count; i++)
        {
            if (i > 0)
                _text.Append(", ");
            WriteArgument(arguments[i]);
        }
        _text.Append(')');
    }

    private void WriteArgument(ArgumentNode argument)
    {
        _text.Append(argument.Name.Value).Append(": ");
        WriteValue(argument.Value);
    }

    /// <summary>A description on a line (or lines) of its own, before what it describes.</summary>
    private void WriteDescription(StringValueNode? description)
    {
        if (description is null)
            return;
        if ((description.Block || description.Value.Contains('\n')) && BlockString.CanHold(description.Value))
            WriteBlockString(description.Value);
        else
            WriteQuotedString(description.Value);
        NewLine();
    }

    private void NewLine() => _text.Append('\n').Append(' ', _indent * 2);

    private void WriteBlock<T>(IReadOnlyList<T> items, Action<T> write)
    {
        _text.Append('{');
        _indent++;
        foreach (var item in items)
        {
            NewLine();
            write(item);
        }
        _indent--;
        NewLine();
        _text.Append('}');
    }
}

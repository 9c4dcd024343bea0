using System.Globalization;
using System.Runtime.CompilerServices;

namespace HotChocolate.Language;

sealed partial class SyntaxPrinter
{
    void WriteValue(IValueNode value)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (value)
        {
            case VariableNode variable:
                text.Append('$').Append(variable.Name.Value);
                break;
            case StringValueNode text when text.Value.Length > limit:
                WriteQuotedString(text.Value[..limit]);
                break;
            case StringValueNode { Block: true } block when BlockString.CanHold(block.Value):
                WriteBlockString(block.Value);
                break;
            case StringValueNode text:
                WriteQuotedString(text.Value);
                break;
            case IntValueNode number:
                text.Append(number.Value);
                break;
            case FloatValueNode number:
                text.Append(number.Value);
                break;
            case BooleanValueNode boolean:
                text.Append(boolean.Value ? "true" : "false");
                break;
            case NullValueNode:
                text.Append("null");
                break;
            case EnumValueNode name:
                text.Append(name.Value);
                break;
            case ListValueNode list:
                WriteList(list);
                break;
            case ObjectValueNode obj:
                WriteObject(obj);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(value), value.Kind, "Not a kind of value.");
        }
    }

    void WriteList(ListValueNode list)
    {
        text.Append('[');
        for (var i = 0; i < list.Items.Count && text.Length <= limit; i++)
        {
            if (i > 0)
                text.Append(", ");
            WriteValue(list.Items[i]);
        }
        text.Append(']');
    }

    void WriteObject(ObjectValueNode obj)
    {
        text.Append('{');
        for (var i = 0; i < obj.Fields.Count && text.Length <= limit; i++)
        {
            text.Append(i == 0 ? " " : ", ");
            WriteObjectField(obj.Fields[i]);
        }
        text.Append(obj.Fields.Count == 0 ? "}" : " }");
    }

    void WriteObjectField(ObjectFieldNode field)
    {
        text.Append(field.Name.Value).Append(": ");
        WriteValue(field.Value);
    }

    void WriteQuotedString(string value)
    {
        text.Append('"');
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                < ' ' or '\u007f' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}"),
                _ => text.Append(c),
            };
        }
        text.Append('"');
    }

    void WriteBlockString(string value)
    {
        text.Append("\"\"\"");
        foreach (var range in value.AsSpan().Split('\n'))
        {
            var line = value.AsSpan(range);
            // An empty line is not indented, because the parser does not remove trailing white space.
            if (line.IsEmpty)
                text.Append('\n');
            else
                NewLine();
            text.Append(line);
        }
        NewLine();
        text.Append("\"\"\"");
    }
}

using System.Globalization;
using System.Runtime.CompilerServices;

namespace HotChocolate.Language;

internal sealed partial class SyntaxPrinter
{
    private void WriteValue(IValueNode value)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (value)
        {
            case VariableNode variable:
                _text.Append('$').Append(variable.Name.Value);
                break;
            case StringValueNode text when text.Value.Length > _limit:
                WriteQuotedString(text.Value[.._limit]);
                break;
            case StringValueNode { Block: true } block when BlockString.CanHold(block.Value):
                WriteBlockString(block.Value);
                break;
            case StringValueNode text:
                WriteQuotedString(text.Value);
                break;
            case IntValueNode number:
                _text.Append(number.Value);
                break;
            case FloatValueNode number:
                _text.Append(number.Value);
                break;
            case BooleanValueNode boolean:
                _text.Append(boolean.Value ? "true" : "false");
                break;
            case NullValueNode:
                _text.Append("null");
                break;
            case EnumValueNode name:
                _text.Append(name.Value);
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

    private void WriteList(ListValueNode list)
    {
        _text.Append('[');
        for (var i = 0; i < list.Items.Count && _text.Length <= _limit; i++)
        {
            if (i > 0)
                _text.Append(", ");
            WriteValue(list.Items[i]);
        }
        _text.Append(']');
    }

    private void WriteObject(ObjectValueNode obj)
    {
        _text.Append('{');
        for (var i = 0; i < obj.Fields.Count && _text.Length <= _limit; i++)
        {
            _text.Append(i == 0 ? " " : ", ");
            WriteObjectField(obj.Fields[i]);
        }
        _text.Append(obj.Fields.Count == 0 ? "}" : " }");
    }

    private void WriteObjectField(ObjectFieldNode field)
    {
        _text.Append(field.Name.Value).Append(": ");
        WriteValue(field.Value);
    }

    private void WriteQuotedString(string value)
    {
        _text.Append('"');
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' => _text.Append("\\\""),
                '\\' => _text.Append("\\\\"),
                '\n' => _text.Append("\\n"),
                '\r' => _text.Append("\\r"),
                '\t' => _text.Append("\\t"),
                '\b' => _text.Append("\\b"),
                '\f' => _text.Append("\\f"),
                < ' ' or '\u007f' => _text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}"),
                _ => _text.Append(c),
            };
        }
        _text.Append('"');
    }

    private void WriteBlockString(string value)
    {
        _text.Append("\"\"\"");
        foreach (var range in value.AsSpan().Split('\n'))
        {
            var line = value.AsSpan(range);
            // An empty line stays empty: white space at its end would be noise, and the reader takes none away.
            if (line.IsEmpty)
                _text.Append('\n');
            else
                NewLine();
            _text.Append(line);
        }
        NewLine();
        _text.Append("\"\"\"");
    }
}

using System.Text;
using HotChocolate.Language;

namespace HotChocolate.Validation;

/// <summary>Assigns equal lists of arguments the same number, regardless of the order of arguments and input fields.</summary>
sealed class ArgumentNumbers
{
    readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);

    public int NumberOf(IReadOnlyList<ArgumentNode> arguments)
    {
        if (arguments.Count == 0)
            return 0;
        var text = new StringBuilder();
        foreach (var argument in arguments.OrderBy(argument => argument.Name.Value, StringComparer.Ordinal))
        {
            text.Append(argument.Name.Value).Append(':');
            AppendSorted(text, argument.Value);
        }
        var key = text.ToString();
        return numbers.TryGetValue(key, out var number) ? number : numbers[key] = numbers.Count + 1;
    }

    /// <summary>Appends a value with the fields of objects sorted, because their order is not significant.</summary>
    static void AppendSorted(StringBuilder text, IValueNode value)
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
                // The length prefix makes the key unambiguous without escaping.
                text.Append('"').Append(content.Length).Append('"').Append(content);
                break;
            default:
                text.Append(value).Append(' ');
                break;
        }
    }
}

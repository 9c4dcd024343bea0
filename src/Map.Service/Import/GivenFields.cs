using System.Collections;
using Google.Protobuf;

namespace Map.Service.Import;

/// <summary>Tells what a message says from what it leaves open.</summary>
static class GivenFields
{
    /// <summary>Whether a field has a value other than the default.</summary>
    /// <param name="message">The message.</param>
    /// <param name="path">The field's names from the message on, separated by dots.</param>
    public static bool Has(IMessage message, string path)
    {
        var names = path.Split('.', 2);
        var field = message.Descriptor.FindFieldByName(names[0])!;
        var value = field.Accessor.GetValue(message);
        if (names.Length == 2) return value is IMessage inner && Has(inner, names[1]);
        if (field.HasPresence) return field.Accessor.HasValue(message);
        return value switch
        {
            ICollection many => many.Count > 0,
            string text => text.Length > 0,
            Enum one => Convert.ToInt32(one, null) != 0,
            bool isSo => isSo,
            _ => true,
        };
    }
}

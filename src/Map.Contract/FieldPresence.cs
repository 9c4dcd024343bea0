using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Map.Contract;

/// <summary>Tells what a message says from what it leaves open.</summary>
public static class FieldPresence
{
    /// <summary>Whether a field has a value; a field that cannot tell (a list, a map, a number or text without "optional") has one if that is not
    /// the default.</summary>
    public static bool IsSet(this FieldDescriptor field, IMessage message) => field.HasPresence
        ? field.Accessor.HasValue(message)
        : !field.Accessor.GetValue(message).Equals(field.Accessor.GetValue(field.ContainingType.Parser.ParseFrom(ByteString.Empty)));

    /// <summary>Whether the field at a path has a value.</summary>
    /// <param name="message">The message.</param>
    /// <param name="path">The field's names from the message on, separated by dots.</param>
    public static bool IsSet(this IMessage message, string path)
    {
        var names = path.Split('.', 2);
        var field = message.Descriptor.FindFieldByName(names[0])!;
        return names.Length == 1 ? field.IsSet(message) : field.Accessor.GetValue(message) is IMessage inner && inner.IsSet(names[1]);
    }
}

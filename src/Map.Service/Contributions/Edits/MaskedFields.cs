using System.Collections;
using Google.Protobuf;
using Google.Protobuf.Collections;
using Google.Protobuf.WellKnownTypes;

namespace Map.Service.Contributions.Edits;

/// <summary>Copies the fields of a mask. <c>FieldMask.Merge</c> would set an optional field that is not given to its default, instead of
/// clearing it.</summary>
static class MaskedFields
{
    /// <summary>A copy of a message with the fields of a checked mask as they are given: what is not given is cleared, lists and maps are
    /// replaced.</summary>
    public static T With<T>(this T message, FieldMask mask, T given) where T : IMessage<T>, IDeepCloneable<T>
    {
        var copy = message.Clone();
        foreach (var path in mask.Paths) Copy(path.Split('.'), given, copy);
        return copy;
    }

    static void Copy(ReadOnlySpan<string> path, IMessage? from, IMessage to)
    {
        var field = to.Descriptor.FindFieldByName(path[0]);
        if (path.Length > 1)
        {
            var inner = from is null ? null : (IMessage?)field.Accessor.GetValue(from);
            if (!field.IsRepeated && field.Accessor.GetValue(to) is null)
            {
                // Nothing to clear in a message that is not there.
                if (inner is null) return;
                field.Accessor.SetValue(to, field.MessageType.Parser.ParseFrom(ByteString.Empty));
            }

            if (!field.IsRepeated)
            {
                Copy(path[1..], inner, (IMessage)field.Accessor.GetValue(to));
                return;
            }
        }

        field.Accessor.Clear(to);
        if (from is null) return;
        var value = field.Accessor.GetValue(from);
        if (value is MapField<string, string> names)
            ((MapField<string, string>)field.Accessor.GetValue(to)).Add(names);
        else if (field.IsRepeated)
            foreach (var item in (IList)value) ((IList)field.Accessor.GetValue(to)).Add(item);
        else if (value is not null && (!field.HasPresence || field.Accessor.HasValue(from)))
            field.Accessor.SetValue(to, value);
    }
}

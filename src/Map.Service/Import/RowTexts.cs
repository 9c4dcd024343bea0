using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Map.Service.Import;

static class RowTexts
{
    /// <summary>Sets the optional texts of a message from the columns that <see cref="ColumnOfField"/> names for them.</summary>
    /// <param name="message">The message.</param>
    /// <param name="row">The row.</param>
    /// <param name="path">The path of the message, as rules name it.</param>
    public static TMessage WithTexts<TMessage>(this TMessage message, FileRow row, string path) where TMessage : IMessage
    {
        foreach (var field in message.Descriptor.Fields.InDeclarationOrder())
            if (field is { FieldType: FieldType.String, HasPresence: true }
                && ColumnOfField.Own($"{path}.{field.Name}", row.Format) is { } column && row[column] is { } text)
                field.Accessor.SetValue(message, text);
        return message;
    }
}

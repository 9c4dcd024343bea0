using System.Collections;
using System.Text.Json.Nodes;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using Type = System.Type;

namespace Map.Gateway.GraphQL.Mapping;

/// <summary>The inverse of <see cref="InputMessages"/>: the input object, as JSON, by which a client would make a message.</summary>
static class InputJson
{
    /// <param name="message">The message.</param>
    /// <param name="input">The type of the input object.</param>
    /// <returns>What is set. Of an object with a mask beside it, what the mask names: null where that is empty.</returns>
    public static JsonObject Of(IMessage message, Type input) => Of(message, input, null);

    static JsonObject Of(IMessage message, Type input, IReadOnlyCollection<string>? mask)
    {
        var json = new JsonObject();
        foreach (var assignment in InputMessages.Assignments(input, message.Descriptor))
        {
            var field = assignment.Field;
            if (mask is null)
            {
                if (ValueOf(message, assignment) is { } value)
                    json[assignment.Name] = value;
            }
            else if (mask.Contains(field.Name))
                json[assignment.Name] = assignment.HasOptionalFields
                    ? Inner(message, assignment, [.. field.MessageType.Fields.InDeclarationOrder().Select(inner => inner.Name)])
                    : ValueOf(message, assignment);
            else if (PartsIn(mask, field.Name) is { Count: > 0 } parts)
                json[assignment.Name] = assignment.HasOptionalFields ? Inner(message, assignment, parts) : ValueOf(message, assignment);
        }

        return json;
    }

    static List<string> PartsIn(IReadOnlyCollection<string> mask, string field) =>
        [.. mask.Where(path => path.StartsWith($"{field}.", StringComparison.Ordinal)).Select(path => path[(field.Length + 1)..])];

    static JsonObject Inner(IMessage message, InputMessages.Assignment assignment, IReadOnlyCollection<string> mask) => Of(
        (IMessage?)assignment.Field.Accessor.GetValue(message) ?? assignment.Field.MessageType.Parser.ParseFrom(ByteString.Empty), assignment.ValueType, mask);

    // Null where it is not set.
    static JsonNode? ValueOf(IMessage message, InputMessages.Assignment assignment)
    {
        var field = assignment.Field;
        var value = field.Accessor.GetValue(message);
        if (field.IsMap)
            return ((IDictionary<string, string>)value) is { Count: > 0 } names
                ? new JsonArray([.. names.Select(name => new JsonObject { ["language"] = name.Key, ["name"] = name.Value })])
                : null;
        if (field.IsRepeated)
            return (IList)value is var list && (list.Count > 0 || assignment.IsRequired)
                ? new JsonArray([.. list.Cast<object>().Select(item => Converted(item, assignment))])
                : null;
        if (value is null || (!assignment.IsRequired && !IsSet(field, message, value)))
            return null;
        return MaskOf(message, assignment) is { } mask ? Of((IMessage)value, assignment.ValueType, mask.Paths) : Converted(value, assignment);
    }

    static FieldMask? MaskOf(IMessage message, InputMessages.Assignment assignment) =>
        assignment.HasOptionalFields ? (FieldMask?)message.Descriptor.FindFieldByName(InputMessages.UpdateMask)?.Accessor.GetValue(message) : null;

    static bool IsSet(FieldDescriptor field, IMessage message, object value) =>
        field.HasPresence ? field.Accessor.HasValue(message) : value is not ("" or 0 or 0L or 0d) && !(value is System.Enum word && Convert.ToInt32(word, null) == 0);

    static JsonNode Converted(object value, InputMessages.Assignment assignment) => value switch
    {
        string id when assignment.IsOrganisation => new GlobalId(GlobalId.Organisation, id).ToString(),
        string id when assignment.IdTypes is { } types => new GlobalId(types[0], id).ToString(),
        string name when assignment.IsField => Translation.PathOf(name),
        System.Enum word => Words.Of(word).ToUpperInvariant(),
        string text => text,
        bool yes => yes,
        int number => number,
        long number => number,
        double number => number,
        IMessage inner => Of(inner, assignment.ValueType, null),
        _ => throw new InvalidOperationException($"{assignment.Field.FullName} has values that no input object has."),
    };
}

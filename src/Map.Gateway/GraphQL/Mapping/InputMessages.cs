using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Linq.Expressions;
using System.Reflection;
using System.Text.Json;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using Map.Gateway.GraphQL.Geo;
using Map.Gateway.GraphQL.Relay;
using Map.Gateway.GraphQL.Scalars;
using Type = System.Type;

namespace Map.Gateway.GraphQL.Mapping;

/// <summary>
/// Makes messages of the contract from input objects. A property fills the field of its name (<see cref="Translation.NameOf"/>); one that
/// is null leaves it unset. <see cref="ValueOf"/> converts the values of all input objects.
/// </summary>
static class InputMessages
{
    // Read by the resolver itself: it belongs to the request, and not to the place in it.
    const string RequestId = "requestId";

    static readonly ConcurrentDictionary<(Type Input, MessageDescriptor Message), Assignment[]> Known = new();

    /// <param name="input">The input object.</param>
    /// <param name="path">The path of the argument, for errors.</param>
    /// <exception cref="InvalidInputException">An id is not one of an organisation, or a language is given twice.</exception>
    public static TMessage ToMessage<TMessage>(object input, string path)
        where TMessage : IMessage, new()
    {
        var message = new TMessage();
        Fill(message, input, path);
        return message;
    }

    /// <summary>The names of the lists that are given, but have no elements.</summary>
    public static IEnumerable<string> EmptyLists(object input, MessageDescriptor message) =>
        Assignments(input.GetType(), message)
            .Where(assignment => assignment.Read(input) is ICollection { Count: 0 }).Select(assignment => assignment.Name);

    static void Fill(IMessage message, object input, string path)
    {
        foreach (var assignment in Assignments(input.GetType(), message.Descriptor))
        {
            if (assignment.Read(input) is not { } value)
                continue;
            var (name, field) = (assignment.Name, assignment.Field);
            if (field.IsMap)
                AddNames((IDictionary<string, string>)field.Accessor.GetValue(message), (IEnumerable<LocalNameInput>)value, $"{path}.{name}");
            else if (field.IsRepeated)
            {
                var list = (IList)field.Accessor.GetValue(message);
                foreach (var item in (IEnumerable)value)
                    list.Add(ValueOf(assignment, item, new(path, name, list.Count)));
            }
            else
                field.Accessor.SetValue(message, ValueOf(assignment, value, new(path, name)));
        }
    }

    static object ValueOf(Assignment assignment, object value, InputPath path) => value switch
    {
        string id when assignment.IsOrganisation => GlobalId.Require(id, path.ToString(), GlobalId.Organisation).Value,
        double kilometres when assignment.Name == "withinKm" => kilometres * 1_000,
        string or bool or int or double or System.Enum => value,
        PartialDate or LanguageTag => value.ToString()!,
        DateOnly day => day.ToString("O", CultureInfo.InvariantCulture),
        // As it was written: Uri.ToString() would normalise it.
        Uri address => address.OriginalString,
        DateTimeOffset time => Timestamp.FromDateTimeOffset(time),
        Polygon polygon => polygon.Area,
        _ => Nested(assignment.Field, value, path.ToString()),
    };

    static IMessage Nested(FieldDescriptor field, object input, string path)
    {
        var message = field.MessageType.Parser.ParseFrom(ByteString.Empty);
        Fill(message, input, path);
        return message;
    }

    static void AddNames(IDictionary<string, string> names, IEnumerable<LocalNameInput> locals, string path)
    {
        foreach (var (index, local) in locals.Index())
        {
            if (!names.TryAdd(local.Language.ToString(), local.Name))
                throw new InvalidInputException($"{path}[{index}].language", $"{local.Language} is given twice.");
        }
    }

    static Assignment[] Assignments(Type input, MessageDescriptor message) => Known.GetOrAdd((input, message), static key =>
    [
        .. key.Input.GetProperties().Select(property => (Property: property, Name: NameOf(property)))
            .Where(property => property.Name != RequestId)
            .Select(property => new Assignment(property.Name, FieldOf(key.Message, property.Name), Reader(property.Property))),
    ]);

    static string NameOf(PropertyInfo property) => JsonNamingPolicy.CamelCase.ConvertName(property.Name);

    static FieldDescriptor FieldOf(MessageDescriptor message, string name) =>
        message.Fields.InDeclarationOrder().FirstOrDefault(field => Translation.NameOf(field) == name)
        ?? throw new InvalidOperationException($"{message.FullName} has no field for the input `{name}`.");

    static Func<object, object?> Reader(PropertyInfo property)
    {
        var input = Expression.Parameter(typeof(object));
        var value = Expression.Property(Expression.Convert(input, property.DeclaringType!), property);
        return Expression.Lambda<Func<object, object?>>(Expression.Convert(value, typeof(object)), input).Compile();
    }

    /// <summary>How a property fills its field.</summary>
    sealed record Assignment(string Name, FieldDescriptor Field, Func<object, object?> Read)
    {
        public bool IsOrganisation { get; } = FilterParameter.TextFormOf(Field) == V1.TextForm.Organisation;
    }

    /// <summary>Where a value stands in the input; formatted only when it is needed.</summary>
    readonly record struct InputPath(string Parent, string Name, int? Index = null)
    {
        public override string ToString() => Index is null ? $"{Parent}.{Name}" : $"{Parent}.{Name}[{Index}]";
    }
}

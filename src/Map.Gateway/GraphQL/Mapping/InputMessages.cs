using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using Map.Contract.Conditions;
using Map.Gateway.GraphQL.Geo;
using Map.Gateway.GraphQL.Relay;
using Map.Gateway.GraphQL.Scalars;
using Type = System.Type;

namespace Map.Gateway.GraphQL.Mapping;

/// <summary>
/// Makes messages of the contract from input objects. A property fills the field of its name (<see cref="Translation.NameOf"/>); one that
/// is null or absent leaves it unset. <see cref="ValueOf"/> converts the values of all input objects.
/// </summary>
static class InputMessages
{
    // Of an input object that is the place and the request in one: it belongs to the request, and is read by the resolver.
    const string RequestId = "requestId";

    internal const string UpdateMask = "update_mask";

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

    /// <summary>The paths of the fields that an input object gives, in the words of the contract. A nested object whose fields are
    /// <see cref="Optional{T}"/> names those that it gives; null, and any other value, names the field as a whole.</summary>
    /// <exception cref="InvalidInputException">What decides the kind is null.</exception>
    public static IEnumerable<string> GivenPaths(object input, MessageDescriptor message, string path, string prefix = "")
    {
        foreach (var assignment in Assignments(input.GetType(), message).Where(assignment => assignment.IsGiven(input)))
        {
            var (name, field) = (assignment.Name, assignment.Field);
            var value = assignment.Read(input);
            if (value is null && field.RealContainingOneof is not null)
                throw new InvalidInputException(
                    $"{path}.{name}", "is null. It decides the kind, which does not change: give the fields to change.");
            if (value is null || !assignment.HasOptionalFields)
                yield return prefix + field.Name;
            else
            {
                foreach (var inner in GivenPaths(value, field.MessageType, $"{path}.{name}", $"{prefix}{field.Name}."))
                    yield return inner;
            }
        }
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
            {
                field.Accessor.SetValue(message, ValueOf(assignment, value, new(path, name)));
                if (assignment.HasOptionalFields && message.Descriptor.FindFieldByName(UpdateMask) is { } mask)
                    mask.Accessor.SetValue(message, MaskOf(value, field.MessageType, $"{path}.{name}"));
            }
        }
    }

    static FieldMask MaskOf(object input, MessageDescriptor message, string path)
    {
        var mask = new FieldMask { Paths = { GivenPaths(input, message, path) } };
        return mask.Paths.Count > 0 ? mask : throw new InvalidInputException(path, "is empty. Give the fields to change.");
    }

    static object ValueOf(Assignment assignment, object value, InputPath path) => value switch
    {
        string id when assignment.IsOrganisation => GlobalId.Require(id, path.ToString(), GlobalId.Organisation).Value,
        string id when assignment.IdTypes is { } types => GlobalId.Require(id, path.ToString(), types).Value,
        string name when assignment.IsField => Translation.FieldOf(name),
        string cql when assignment.IsCondition => Condition(cql, path.ToString()),
        IReadOnlyList<string> fields => new FieldMask { Paths = { fields.Select(Translation.FieldOf) } },
        double kilometres when assignment.Name == "withinKm" => kilometres * 1_000,
        string or bool or int or long or double or System.Enum => value,
        Guid id => id.ToString("D"),
        PartialDate or LanguageTag => value.ToString()!,
        DateOnly day => day.ToString("O", CultureInfo.InvariantCulture),
        // As it was written: Uri.ToString() would normalise it.
        Uri address => address.OriginalString,
        DateTimeOffset time => Timestamp.FromDateTimeOffset(time),
        Polygon polygon => polygon.Area,
        _ => Nested(assignment.Field, value, path.ToString()),
    };

    static V1.Condition Condition(string cql, string path)
    {
        try
        {
            return Cql2Text.Parse(cql);
        }
        catch (FormatException wrong)
        {
            throw new InvalidInputException(path, wrong.Message);
        }
    }

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

    /// <summary>How an input object fills a message.</summary>
    internal static IReadOnlyList<Assignment> Assignments(Type input, MessageDescriptor message) => Known.GetOrAdd((input, message), static key =>
    [
        .. key.Input.GetProperties().Select(property => (Property: property, Name: NameOf(property)))
            .Where(property => property.Name != RequestId || key.Message.FindFieldByName("request_id") is not null)
            .Select(property => new Assignment(property.Name, FieldOf(key.Message, property.Name), property.Property)),
    ]);

    static string NameOf(PropertyInfo property) => JsonNamingPolicy.CamelCase.ConvertName(property.Name);

    static FieldDescriptor FieldOf(MessageDescriptor message, string name) =>
        message.Fields.InDeclarationOrder().FirstOrDefault(field => Translation.NameOf(field) == name || field.JsonName == name)
        ?? throw new InvalidOperationException($"{message.FullName} has no field for the input `{name}`.");

    // Its value, or with a member of Optional<T> what that says.
    static Func<object, T> Reader<T>(PropertyInfo property, string? member)
    {
        var input = Expression.Parameter(typeof(object));
        Expression value = Expression.Property(Expression.Convert(input, property.DeclaringType!), property);
        if (member is not null)
            value = Expression.Property(value, member);
        return Expression.Lambda<Func<object, T>>(Expression.Convert(value, typeof(T)), input).Compile();
    }

    static bool IsOptional(PropertyInfo property) => typeof(IOptional).IsAssignableFrom(property.PropertyType);

    /// <summary>How a property fills its field.</summary>
    internal sealed record Assignment(string Name, FieldDescriptor Field, PropertyInfo Property)
    {
        /// <summary>Its value; null when it is absent.</summary>
        public Func<object, object?> Read { get; } =
            Reader<object?>(Property, IsOptional(Property) ? nameof(Optional<object>.Value) : null);

        /// <summary>Whether it is an <see cref="Optional{T}"/> with a value or null.</summary>
        public Func<object, bool> IsGiven { get; } =
            IsOptional(Property) ? Reader<bool>(Property, nameof(Optional<object>.HasValue)) : static _ => false;

        public bool IsOrganisation { get; } = FilterParameter.TextFormOf(Field) == V1.TextForm.Organisation;

        public bool IsCondition { get; } = Field.FieldType == FieldType.Message && Field.MessageType == V1.Condition.Descriptor;

        public bool IsField { get; } = FilterParameter.TextFormOf(Field) == V1.TextForm.Field;

        /// <summary>The types of the id that it is; null for any other value.</summary>
        public string[]? IdTypes { get; } = Property.GetCustomAttribute<IdOfAttribute>()?.Types;

        /// <summary>The type of its value, or of the elements of a list.</summary>
        public Type ValueType { get; } = ValueTypeOf(Property);

        /// <summary>Whether it cannot be left out.</summary>
        public bool IsRequired { get; } = Property.IsDefined(typeof(RequiredMemberAttribute));

        /// <summary>Whether its value is an object of which any part can be given.</summary>
        public bool HasOptionalFields { get; } =
            Field is { FieldType: FieldType.Message, IsRepeated: false } && ValueTypeOf(Property).GetProperties().Any(IsOptional);

        static Type ValueTypeOf(PropertyInfo property)
        {
            var type = IsOptional(property) ? property.PropertyType.GetGenericArguments()[0] : property.PropertyType;
            return type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? type.GetGenericArguments()[0] : type;
        }
    }

    /// <summary>Where a value stands in the input; formatted only when it is needed.</summary>
    readonly record struct InputPath(string Parent, string Name, int? Index = null)
    {
        public override string ToString() => Index is null ? $"{Parent}.{Name}" : $"{Parent}.{Name}[{Index}]";
    }
}

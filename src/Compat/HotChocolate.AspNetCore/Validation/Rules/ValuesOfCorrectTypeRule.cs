using HotChocolate.Language;
using HotChocolate.Types;

namespace HotChocolate.Validation;

/// <summary>
/// 5.6.1, 5.6.2, 5.6.4 and 5.6.5: literals match the expected types; input objects have all required fields and no unknown ones.
/// </summary>
sealed class ValuesOfCorrectTypeRule : DocumentRule
{
    const int LongestQuote = 300;

    public override void EnterValue(ValidationContext context, IValueNode value, IType? type)
    {
        if (type is not null)
            Check(context, value, type);
    }

    static void Check(ValidationContext context, IValueNode value, IType type)
    {
        ValidationContext.GuardStack();
        switch (type)
        {
            // Variables are checked by their declared types, in VariablesInAllowedPositionRule.
            case var _ when value is VariableNode:
                break;
            case NonNullType when value is NullValueNode:
                context.Report($"Expected value of non-null type \"{type}\" not to be null.", value);
                break;
            case NonNullType nonNull:
                Check(context, value, nonNull.Type);
                break;
            case var _ when value is NullValueNode:
                break;
            case ListType list when value is ListValueNode items:
                foreach (var item in items.Items)
                    Check(context, item, list.ElementType);
                break;
            case ListType list:
                Check(context, value, list.ElementType);
                break;
            case InputObjectType inputObject when value is ObjectValueNode obj:
                CheckObject(context, obj, inputObject);
                break;
            case InputObjectType:
                context.Report($"Expected value of type \"{type}\" to be an object, found: {Quote(value)}.", value);
                break;
            case EnumType enumeration:
                CheckEnum(context, value, enumeration);
                break;
            case ScalarType scalar when !scalar.IsInstanceOfType(value):
                context.Report(DescribeMismatch(value, scalar), value);
                break;
        }
    }

    static void CheckObject(ValidationContext context, ObjectValueNode obj, InputObjectType type)
    {
        var given = obj.Fields.Select(field => field.Name.Value).ToHashSet(StringComparer.Ordinal);
        foreach (var missing in type.Fields.Where(definition => definition.IsRequired && !given.Contains(definition.Name)))
            context.Report($"Expected value of type \"{type}\" to include required field \"{missing.Name}\", found: {Quote(obj)}.", obj);
        foreach (var field in obj.Fields)
        {
            if (type.Fields.TryGetField(field.Name.Value, out var definition))
                Check(context, field.Value, definition.Type);
            else
                ReportUnknownField(context, obj, type, field);
        }
        if (type.IsOneOf)
            CheckOneOf(context, obj, type);
    }

    static void ReportUnknownField(ValidationContext context, ObjectValueNode obj, InputObjectType type, ObjectFieldNode field)
    {
        var name = field.Name.Value;
        var suggestion = Suggestions.DidYouMean(name, type.Fields.Select(f => f.Name));
        var found = suggestion.Length == 0 ? ", found" : $".{suggestion} Found";
        context.Report($"Expected value of type \"{type}\" not to include unknown field \"{name}\"{found}: {Quote(obj)}.", field);
    }

    static void CheckOneOf(ValidationContext context, ObjectValueNode obj, InputObjectType type)
    {
        var known = obj.Fields
            .Where(field => type.Fields.ContainsField(field.Name.Value))
            .DistinctBy(field => field.Name.Value)
            .Take(2)
            .ToList();
        if (known is [{ Value: not NullValueNode }])
            return;
        context.Report(
            $"Within OneOf Input Object type \"{type}\", exactly one field must be specified, " +
            "and the value for that field must be non-null.",
            obj);
    }

    static void CheckEnum(ValidationContext context, IValueNode value, EnumType type)
    {
        if (value is EnumValueNode known && type.TryGetValue(known.Value, out _))
            return;
        var text = Quote(value);
        var suggestion = Suggestions.DidYouMean(text, type.Values.Select(v => v.Name), "the enum value ");
        context.Report(
            value is EnumValueNode
                ? $"Value \"{text}\" does not exist in \"{type}\" enum.{suggestion}"
                : $"Enum \"{type}\" cannot represent non-enum value: {text}.{suggestion}",
            value);
    }

    static string DescribeMismatch(IValueNode value, ScalarType type)
    {
        var found = Quote(value);
        return type switch
        {
            IntType when value is IntValueNode => $"Int cannot represent non 32-bit signed integer value: {found}",
            IntType => $"Int cannot represent non-integer value: {found}",
            FloatType => $"Float cannot represent non numeric value: {found}",
            StringType => $"String cannot represent a non string value: {found}",
            BooleanType => $"Boolean cannot represent a non boolean value: {found}",
            IdType => $"ID cannot represent a non-string and non-integer value: {found}",
            _ => MessageOf(value, type) ?? $"Expected value of type \"{type}\", found: {found}.",
        };
    }

    /// <summary>The message of an application's scalar, which knows best which values it accepts.</summary>
    static string? MessageOf(IValueNode value, ScalarType type)
    {
        try
        {
            type.ParseLiteral(value);
            return null;
        }
        catch (SerializationException e)
        {
            return e.Message;
        }
    }

    static string Quote(IValueNode value) => SyntaxPrinter.PrintStart(value, LongestQuote);
}

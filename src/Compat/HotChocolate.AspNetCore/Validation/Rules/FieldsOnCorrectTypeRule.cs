using HotChocolate.Language;
using HotChocolate.Types;

namespace HotChocolate.Validation;

/// <summary>5.3.1: fields exist on the type on which they are selected.</summary>
sealed class FieldsOnCorrectTypeRule : DocumentRule
{
    public override void EnterField(ValidationContext context, FieldNode field)
    {
        if (context.ParentType is not { } type || context.Field is not null)
            return;
        var name = field.Name.Value;
        var suggestion = Suggestions.DidYouMean(TypesWithField(context.Schema, type, name), "to use an inline fragment on ");
        if (suggestion.Length == 0 && type is ComplexType complex)
            suggestion = Suggestions.DidYouMean(name, complex.Fields.Select(f => f.Name));
        var extensions = new OrderedDictionary<string, object?>
        {
            ["code"] = ValidationErrorCodes.Invalid,
            ["type"] = type.Name,
            ["field"] = TokenText.Shorten(name),
            ["responseName"] = TokenText.Shorten((field.Alias ?? field.Name).Value),
        };
        context.Report($"Cannot query field \"{name}\" on type \"{type.Name}\".{suggestion}", extensions, field);
    }

    /// <summary>The possible types and their interfaces that have the field; those that are implemented most often come first.</summary>
    static List<string> TypesWithField(ISchema schema, INamedType type, string field)
    {
        if (!type.IsAbstractType())
            return [];
        var uses = new Dictionary<ComplexType, int>();
        foreach (var possible in schema.GetPossibleTypes(type).Where(possible => possible.Fields.ContainsField(field)))
        {
            uses[possible] = 1;
            foreach (var implemented in possible.Implements.Where(i => i.Fields.ContainsField(field)))
                uses[implemented] = uses.GetValueOrDefault(implemented) + 1;
        }
        return [.. uses
            .OrderByDescending(use => use.Value)
            .ThenBy(use => use.Key.Name, StringComparer.Ordinal)
            .Select(use => use.Key.Name)];
    }
}

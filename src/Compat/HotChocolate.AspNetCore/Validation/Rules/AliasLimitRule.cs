using HotChocolate.Language;
using HotChocolate.Types;

namespace HotChocolate.Validation;

/// <summary>An alias asks for the same field again; there are no more of them than the service allows, in all and of one field.</summary>
sealed class AliasLimitRule : DocumentRule
{
    readonly Dictionary<(INamedType Type, string Field), int> repeats = [];
    int aliases;

    public override void EnterField(ValidationContext context, FieldNode field)
    {
        if (field.Alias is null)
            return;
        var allowed = context.Options.MaxAllowedAliases;
        if (++aliases == allowed + 1)
        {
            context.Report(
                $"The document has more than {allowed} aliases, which is the most that is allowed.",
                new Dictionary<string, object?> { ["code"] = ValidationErrorCodes.MaxAliases },
                field);
        }

        if (context.ParentType is { } type)
            CountRepeats(context, type, field);
    }

    void CountRepeats(ValidationContext context, INamedType type, FieldNode field)
    {
        var allowed = context.Options.MaxAllowedFieldRepeats;
        var key = (type, field.Name.Value);
        var count = repeats[key] = repeats.GetValueOrDefault(key) + 1;
        if (count == allowed + 1)
        {
            context.Report(
                $"Field \"{field.Name.Value}\" of type \"{type.Name}\" has more than {allowed} aliases, which is the most that is allowed.",
                new Dictionary<string, object?> { ["code"] = ValidationErrorCodes.MaxFieldRepeats },
                field);
        }
    }
}

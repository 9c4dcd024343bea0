using HotChocolate.Language;

namespace HotChocolate.Validation;

/// <summary>5.6.3: a field of an input object is given once.</summary>
sealed class UniqueInputFieldNamesRule : DocumentRule
{
    public override void EnterObjectValue(ValidationContext context, ObjectValueNode value)
    {
        if (value.Fields.Count < 2)
            return;
        var seen = new Dictionary<string, NameNode>(StringComparer.Ordinal);
        foreach (var field in value.Fields)
        {
            var name = field.Name;
            if (!seen.TryAdd(name.Value, name))
                context.Report($"There can be only one input field named \"{name.Value}\".", seen[name.Value], name);
        }
    }
}

using HotChocolate.Language;
using HotChocolate.Types;

namespace HotChocolate.Validation;

/// <summary>5.3.3: objects have a selection of fields, scalars and enums have none.</summary>
sealed class ScalarLeafsRule : DocumentRule
{
    public override void EnterField(ValidationContext context, FieldNode field)
    {
        if (context.Type is not { } type)
            return;
        var name = field.Name.Value;
        if (type.IsLeafType() && field.SelectionSet is { } selections)
            context.Report($"Field \"{name}\" must not have a selection since type \"{type}\" has no subfields.", selections);
        else if (!type.IsLeafType() && field.SelectionSet is null)
        {
            context.Report(
                $"Field \"{name}\" of type \"{type}\" must have a selection of subfields. Did you mean \"{name} {{ ... }}\"?", field);
        }
    }
}

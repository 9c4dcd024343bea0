using HotChocolate.Language;
using HotChocolate.Types;

namespace HotChocolate.Validation;

/// <summary>5.5.1.3: fragments are on objects, interfaces and unions.</summary>
sealed class FragmentsOnCompositeTypesRule : DocumentRule
{
    public override void EnterInlineFragment(ValidationContext context, InlineFragmentNode fragment)
    {
        if (fragment.TypeCondition is { } condition && IsLeafOrInput(context, condition))
            context.Report($"Fragment cannot condition on non composite type \"{condition}\".", condition);
    }

    public override void EnterFragment(ValidationContext context, FragmentDefinitionNode fragment)
    {
        var condition = fragment.TypeCondition;
        if (IsLeafOrInput(context, condition))
            context.Report($"Fragment \"{fragment.Name.Value}\" cannot condition on non composite type \"{condition}\".", condition);
    }

    static bool IsLeafOrInput(ValidationContext context, NamedTypeNode condition) =>
        context.Schema.TypeOf(condition) is { } type && !type.IsCompositeType();
}

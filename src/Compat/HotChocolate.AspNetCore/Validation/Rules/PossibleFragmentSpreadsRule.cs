using HotChocolate.Language;
using HotChocolate.Types;

namespace HotChocolate.Validation;

/// <summary>5.5.2.3: the fragment's type and the type on which it is spread have a possible object type in common.</summary>
sealed class PossibleFragmentSpreadsRule : DocumentRule
{
    public override void EnterInlineFragment(ValidationContext context, InlineFragmentNode fragment)
    {
        if (context.Type is INamedType type && type.IsCompositeType() && CannotBe(context, type))
        {
            context.Report(
                $"Fragment cannot be spread here as objects of type \"{context.ParentType}\" can never be of type \"{type}\".", fragment);
        }
    }

    public override void EnterSpread(ValidationContext context, FragmentSpreadNode spread)
    {
        var name = spread.Name.Value;
        if (context.Fragments.Find(name) is { } fragment
            && context.Schema.CompositeTypeOf(fragment.TypeCondition) is { } type
            && CannotBe(context, type))
        {
            context.Report(
                $"Fragment \"{name}\" cannot be spread here as objects of type \"{context.ParentType}\" can never be of type \"{type}\".",
                spread);
        }
    }

    static bool CannotBe(ValidationContext context, INamedType type) =>
        context.ParentType is not null && !context.Schema.Overlap(context.ParentType, type);
}

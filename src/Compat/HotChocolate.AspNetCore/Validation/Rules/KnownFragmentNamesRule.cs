using HotChocolate.Language;

namespace HotChocolate.Validation;

/// <summary>5.5.2.1: spread fragments exist.</summary>
sealed class KnownFragmentNamesRule : DocumentRule
{
    public override void EnterSpread(ValidationContext context, FragmentSpreadNode spread)
    {
        if (context.Fragments.Find(spread.Name.Value) is null)
            context.Report($"Unknown fragment \"{spread.Name.Value}\".", spread.Name);
    }
}

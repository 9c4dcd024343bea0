using HotChocolate.Language;

namespace HotChocolate.Validation;

/// <summary>
/// Introspection is cyclic (fields of types of fields …), and each cycle multiplies the size of the response; two nested lists are enough.
/// </summary>
sealed class MaxIntrospectionDepthRule : DocumentRule
{
    readonly Dictionary<FragmentDefinitionNode, int> deepestEntry = [];
    readonly Dictionary<FragmentDefinitionNode, int> exceededFrom = [];

    public override void EnterField(ValidationContext context, FieldNode field)
    {
        if (field.Name.Value is not ("__schema" or "__type") || field.SelectionSet is null || !Exceeds(context, field.SelectionSet, 0))
            return;
        var extensions = new Dictionary<string, object?> { ["code"] = ValidationErrorCodes.MaxIntrospectionDepth };
        context.Report("Maximum introspection depth exceeded", extensions, field);
    }

    bool Exceeds(ValidationContext context, SelectionSetNode selections, int lists)
    {
        ValidationContext.GuardStack();
        foreach (var selection in selections.Selections)
        {
            var exceeds = selection switch
            {
                FieldNode field => Exceeds(context, field, lists),
                InlineFragmentNode inline => Exceeds(context, inline.SelectionSet, lists),
                FragmentSpreadNode spread => Exceeds(context, spread, lists),
                _ => false,
            };
            if (exceeds)
                return true;
        }
        return false;
    }

    bool Exceeds(ValidationContext context, FieldNode field, int lists)
    {
        if (field.Name.Value is "fields" or "interfaces" or "possibleTypes" or "inputFields")
            lists++;
        return lists > context.Options.MaxAllowedIntrospectionLists
            || (field.SelectionSet is not null && Exceeds(context, field.SelectionSet, lists));
    }

    bool Exceeds(ValidationContext context, FragmentSpreadNode spread, int lists)
    {
        if (context.Fragments.Find(spread.Name.Value) is not { } fragment)
            return false;
        if (exceededFrom.TryGetValue(fragment, out var exceeded) && exceeded <= lists)
            return true;
        // Already entered at this depth or deeper: the content has been, or is being, checked. This also ends cycles.
        if (deepestEntry.TryGetValue(fragment, out var deepest) && deepest >= lists)
            return false;
        deepestEntry[fragment] = lists;
        if (!Exceeds(context, fragment.SelectionSet, lists))
            return false;
        exceededFrom[fragment] = lists;
        return true;
    }
}

using HotChocolate.Types;

namespace HotChocolate.Resolvers;

public static class ResolverContextExtensions
{
    /// <summary>Whether the operation selects a field of this name below the one that is resolved, on any type.</summary>
    public static bool IsSelected(this IResolverContext context, string fieldName) =>
        context.Schema.GetPossibleTypes(context.Selection.Type.NamedType())
            .Any(type => context.GetSelections(type).Any(selection => selection.Field.Name == fieldName));
}

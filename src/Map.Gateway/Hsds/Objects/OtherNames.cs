namespace Map.Gateway.Hsds.Objects;

/// <summary>The one other name that HSDS has room for.</summary>
static class OtherNames
{
    /// <summary>The usual name where a group is called otherwise, else its first short or alternate one.</summary>
    public static string? Of(V1.Place group, HsdsContext context) =>
        context.NameOf(group) == group.Name ? First(group.OtherNames) : group.Name;

    /// <summary>The first that is in use; null when there is none.</summary>
    public static string? First(IEnumerable<V1.OtherName> names) => names.FirstOrDefault(name => name.Kind != V1.NameKind.Former)?.Name;
}

namespace Map.Gateway.Hsds.Objects;

/// <summary>HSDS describes help, so that only support groups are services. What people are helped against never appears as one.</summary>
static class SupportGroups
{
    /// <summary>Narrows a filter to them; null when it asks for other kinds only.</summary>
    public static V1.PlaceFilter? Only(V1.PlaceFilter filter)
    {
        if (filter.Kinds.Count > 0 && !filter.Kinds.Contains(V1.PlaceKind.SupportGroup))
            return null;
        var only = filter.Clone();
        only.Kinds.Clear();
        only.Kinds.Add(V1.PlaceKind.SupportGroup);
        return only;
    }
}

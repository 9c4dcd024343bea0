namespace Map.Gateway.Reconcile;

/// <summary>One row of a table that somebody looks for on the map.</summary>
/// <param name="Key">The name of the query, which comes back with its result.</param>
/// <param name="Text">The name that is looked for, or an id; empty when only properties are known.</param>
/// <param name="Types">Of which types; any place when empty.</param>
/// <param name="Limit">How many candidates at most.</param>
/// <param name="Properties">What else the row says.</param>
sealed record ReconcileQuery(
    string Key, string Text, IReadOnlyList<EntityType> Types, int Limit,
    IReadOnlyList<(EntityProperty Property, IReadOnlyList<string> Values)> Properties)
{
    public bool IsForPlaces => Types.Count == 0 || Types.Any(type => type.Kind is not null);

    public bool IsForOrganisations => Types.Contains(EntityType.Organisation);

    public bool Takes(V1.PlaceKind kind) => Types.Count == 0 || Types.Any(type => type.Kind == kind);

    /// <summary>What the row says of a place. A cell that cannot be read says nothing.</summary>
    public V1.Place AsPlace()
    {
        var evidence = new RowEvidence(Text);
        if (Types is [{ Kind: { } kind }])
            evidence.Kind(kind);
        foreach (var (property, values) in Properties)
        {
            foreach (var value in values)
                property.Compare?.Invoke(evidence, value);
        }

        return evidence.Place;
    }
}

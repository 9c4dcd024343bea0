namespace Map.Service.Places.Filter;

/// <summary>Checks a filter, field by field, and puts codes in place of names.</summary>
public sealed class PlaceFilterRules(MapServers servers)
{
    readonly PlaceFilterCodes codes = new(servers);

    public async Task CheckAsync(PlaceFilter? filter, Violations violations, CancellationToken cancellationToken)
    {
        if (filter is null) return;
        var check = new PlaceFilterCheck(violations, codes, cancellationToken);
        foreach (var field in PlaceFilterFields.All) field.Check?.Invoke(filter, field.Path, violations);
        foreach (var field in PlaceFilterFields.All)
            if (field.LookUpAsync is { } lookUpAsync) await lookUpAsync(filter, check);
    }
}

namespace Map.Service.Access;

/// <summary>Who is calling: anonymous, or the holder of a key.</summary>
public sealed record Caller(Guid? KeyId, Role? Role, IReadOnlyList<string> Regions)
{
    public static readonly Caller Anonymous = new(null, null, []);

    /// <summary>Whether the key is valid everywhere, and not only in some regions.</summary>
    public bool IsForEverywhere => KeyId is not null && Regions.Count == 0;

    /// <summary>Whether the key may only read for the time being. <see cref="Trust"/> looks again before every change.</summary>
    public bool IsFrozen { get; init; }

    public bool Contributes => Role is not null;

    public bool Reviews => Role?.CanReview() ?? false;

    /// <summary>Whether the key is valid for something that lies in, or serves, one of these regions.</summary>
    public bool CountsIn(IEnumerable<string> regionCodes) =>
        IsForEverywhere || regionCodes.Intersect(Regions, StringComparer.Ordinal).Any();

    /// <summary>For calls that change something other than the map.</summary>
    /// <exception cref="Refusal">The key is frozen.</exception>
    public void RefuseIfFrozen()
    {
        if (IsFrozen) throw new Refusal(ErrorReason.KeyFrozen, ErrorCatalogue.KeyFrozen.Message);
    }
}

using HotChocolate.Language;

namespace Map.Gateway.Http.Limits.Costs;

/// <summary>Selections (by identity) on a type, below a field that gives the length of some of their lists.</summary>
readonly struct SelectionsKey(INamedType type, SelectionSetNode[] sets, ListSizeAttribute? sized) : IEquatable<SelectionsKey>
{
    readonly INamedType type = type;
    readonly SelectionSetNode[] sets = sets;
    readonly ListSizeAttribute? sized = sized;

    public bool Equals(SelectionsKey other) =>
        ReferenceEquals(type, other.type) && ReferenceEquals(sized, other.sized)
        && sets.AsSpan().SequenceEqual(other.sets, ReferenceEqualityComparer.Instance);

    public override bool Equals(object? obj) => obj is SelectionsKey other && Equals(other);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(type.Name);
        foreach (var set in sets)
            hash.Add(set, ReferenceEqualityComparer.Instance);
        return hash.ToHashCode();
    }
}

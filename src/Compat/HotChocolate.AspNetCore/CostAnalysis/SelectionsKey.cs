using HotChocolate.Language;
using HotChocolate.Types;

namespace HotChocolate.CostAnalysis;

/// <summary>Selections, by identity, on a type. The selections say which field they belong to, and with it the size of its lists.</summary>
readonly struct SelectionsKey(INamedType type, SelectionSetNode[] sets, ListSizeRule? sized) : IEquatable<SelectionsKey>
{
    readonly INamedType type = type;
    readonly SelectionSetNode[] sets = sets;
    readonly ListSizeRule? sized = sized;

    public bool Equals(SelectionsKey other)
    {
        if (!ReferenceEquals(type, other.type) || !ReferenceEquals(sized, other.sized) || sets.Length != other.sets.Length)
            return false;
        for (var i = 0; i < sets.Length; i++)
        {
            if (!ReferenceEquals(sets[i], other.sets[i]))
                return false;
        }

        return true;
    }

    public override bool Equals(object? obj) => obj is SelectionsKey other && Equals(other);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(type);
        foreach (var set in sets)
            hash.Add(set);
        return hash.ToHashCode();
    }
}

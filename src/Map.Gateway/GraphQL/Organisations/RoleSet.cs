namespace Map.Gateway.GraphQL.Organisations;

/// <summary>Some roles, in no order: a part of a batch's key, so that equal requests are sent once.</summary>
public readonly record struct RoleSet
{
    RoleSet(uint bits) => Bits = bits;

    uint Bits { get; }

    /// <summary>Empty for all roles.</summary>
    internal IEnumerable<V1.InvolvementRole> Roles
    {
        get
        {
            var bits = Bits;
            return Enum.GetValues<V1.InvolvementRole>().Where(role => (bits & (1u << (int)role)) != 0);
        }
    }

    internal static RoleSet Of(IReadOnlyList<V1.InvolvementRole>? roles)
    {
        if (roles is { Count: 0 })
            throw new InvalidInputException("roles", "is an empty list. Leave it out to ask for all.");
        return new((roles ?? []).Aggregate(0u, (bits, role) => bits | (1u << (int)role)));
    }
}

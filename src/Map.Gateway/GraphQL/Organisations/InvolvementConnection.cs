using Map.Gateway.GraphQL.Relay;

namespace Map.Gateway.GraphQL.Organisations;

/// <summary>A page of an organisation's involvements.</summary>
public sealed class InvolvementConnection : Connection<InvolvementEdge, Involvement>
{
    InvolvementConnection(IReadOnlyList<InvolvementEdge> edges, bool hasPreviousPage, bool hasNextPage)
        : base(edges, hasPreviousPage, hasNextPage)
    {
    }

    // The service returns all involvements of an organisation at once, so that one call serves many organisations; they are few enough to
    // be cut into pages here. The cursor is the id of the last one shown: it stays right when others are added before it.
    internal static InvolvementConnection Of(IReadOnlyList<Involvement> all, int first, string? after)
    {
        if (first is < 1 or > Limits.PageSize)
            throw new InvalidInputException("first", $"is {first}; allowed: 1 to {Limits.PageSize:N0}.");
        var start = after is null ? 0 : 1 + all.Select(involvement => involvement.Id).ToList().IndexOf(after);
        if (start == 0 && after is not null)
            throw new InvalidInputException("after", "is not a cursor of this list. Use one of a response with the same arguments.");
        var edges = all.Skip(start).Take(first).Select(node => new InvolvementEdge { Cursor = node.Id, Node = node }).ToList();
        return new(edges, hasPreviousPage: start > 0, hasNextPage: start + edges.Count < all.Count);
    }
}

/// <summary>An involvement within a list.</summary>
public sealed class InvolvementEdge : Edge<Involvement>;

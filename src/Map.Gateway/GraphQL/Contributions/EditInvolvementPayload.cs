using Map.Gateway.GraphQL.Organisations;

namespace Map.Gateway.GraphQL.Contributions;

/// <summary>An involvement, and what became of it.</summary>
public sealed class EditInvolvementPayload(V1.InvolvementResponse response) : EditPayload(response.Changes, response.ActId)
{
    /// <summary>The involvement as it is, or with validateOnly would be.</summary>
    public Involvement Involvement => new(response.Involvement);

    /// <summary>Number of the last revision of its place.</summary>
    public long Revision => response.Revision;
}

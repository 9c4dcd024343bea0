namespace Map.Service.Log.History;

/// <summary>The history of places, or of organisations.</summary>
interface IHistory
{
    /// <summary>Makes sure that the caller may see the subject.</summary>
    /// <exception cref="Refusal">NOT_FOUND: there is none, or the caller may not see it; or it was merged into another.</exception>
    Task RequireAsync(Guid id, Caller caller, CancellationToken cancellationToken);

    /// <summary>The revisions before a number, newest first; fewer than wanted only at the end.</summary>
    Task<List<Revision>> ReadAsync(Guid id, long before, int wanted, Caller caller, CancellationToken cancellationToken);
}

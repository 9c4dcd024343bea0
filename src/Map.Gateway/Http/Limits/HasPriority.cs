namespace Map.Gateway.Http.Limits;

/// <summary>Metadata: who asks for an endpoint, where its cost does not tell.</summary>
sealed record HasPriority(Priority Priority)
{
    /// <summary>What people look for help with.</summary>
    public static HasPriority Person { get; } = new(Priority.Person);
}

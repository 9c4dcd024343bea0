namespace Map.Service.Storage;

/// <summary>Who makes a change, as the revision log records it.</summary>
/// <param name="Origin">How the change came in: api, import, …</param>
/// <param name="KeyId">The key that was used; null for a change by the operator of the instance.</param>
public sealed record Author(string Origin, Guid? KeyId = null)
{
    public static Author Import { get; } = new("import");
}

namespace Map.Service.Storage;

/// <summary>Who makes a change, as the revision log records it.</summary>
/// <param name="Origin">How the change came in: api, import, …</param>
/// <param name="KeyId">The key that was used; null for a change by the operator of the instance.</param>
/// <param name="Act">The act that the change is a part of; null for none.</param>
public sealed record Author(string Origin, Guid? KeyId = null, Act? Act = null)
{
    public static Author Import { get; } = new("import");

    /// <summary>Of what is copied from the map that this one mirrors.</summary>
    public static Author Mirror { get; } = new("mirror");
}

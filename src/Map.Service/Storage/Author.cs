namespace Map.Service.Storage;

/// <summary>Who makes a change, as the revision log keeps it.</summary>
/// <param name="Origin">By which way: api, import, …</param>
/// <param name="KeyId">With which key; null for a change by the operator of the instance.</param>
public sealed record Author(string Origin, Guid? KeyId = null)
{
    public static Author Import { get; } = new("import");
}

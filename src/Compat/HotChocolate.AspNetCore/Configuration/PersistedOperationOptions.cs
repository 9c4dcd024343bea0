namespace HotChocolate.Execution.Options;

/// <summary>Whether operations that are not stored may be executed.</summary>
public sealed class PersistedOperationOptions
{
    /// <summary>Whether stored operations form an allow-list, and all others are refused.</summary>
    public bool OnlyAllowPersistedDocuments { get; set; }
}

namespace HotChocolate.Execution.Options;

/// <summary>What may be executed beside stored operations.</summary>
public sealed class PersistedOperationOptions
{
    /// <summary>Whether stored operations are the only ones that are executed: an allow-list.</summary>
    public bool OnlyAllowPersistedDocuments { get; set; }
}

namespace Map.Web.Tests.Wire;

/// <summary>Needs a network namespace; in CI it has to be possible.</summary>
sealed class NamespaceFactAttribute : FactAttribute
{
    public NamespaceFactAttribute() => Skip = Environment.GetEnvironmentVariable("CI") == "true" ? null : NetworkNamespace.Missing;
}

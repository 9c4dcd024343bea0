namespace Map.Gateway.Tests.Hsds;

/// <summary>Needs the JSON schemas of HSDS 3.1, which are others' and not in this repository: MAP_HSDS_SCHEMAS names their folder.</summary>
sealed class SchemasFactAttribute : FactAttribute
{
    public SchemasFactAttribute() => Skip = Folder is null ? "Set MAP_HSDS_SCHEMAS to the folder schema of github.com/openreferral/specification, branch 3.1." : null;

    public static string? Folder => Environment.GetEnvironmentVariable("MAP_HSDS_SCHEMAS");
}

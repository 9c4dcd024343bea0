namespace Map.Gateway.GraphQL.Operations;

/// <summary>Which operations are stored, so that callers can name them.</summary>
/// <param name="Folder">The folder of files <c>ID.graphql</c>.</param>
/// <param name="Only">Whether other operations are refused.</param>
public sealed record OperationSettings(string Folder, bool Only)
{
    public const string FolderKey = "MAP_OPERATIONS";
    public const string OnlyKey = "MAP_OPERATIONS_ONLY";

    // The operations that are part of the gateway.
    static readonly string OurFolder = System.IO.Path.Combine(AppContext.BaseDirectory, "Operations");

    public static OperationSettings From(IConfiguration configuration, List<string> faults)
    {
        var folder = configuration[FolderKey] is { Length: > 0 } given ? given : OurFolder;
        if (!Directory.Exists(folder))
            faults.Add($"{FolderKey} is \"{folder}\", which is no folder. Give one with files ID.graphql, or leave it out for ours.");
        return new(folder, ReadOnly(configuration, faults));
    }

    static bool ReadOnly(IConfiguration configuration, List<string> faults)
    {
        if (configuration[OnlyKey] is not { Length: > 0 } text)
            return false;
        if (!bool.TryParse(text, out var only))
            faults.Add($"{OnlyKey} is \"{text}\". Give true or false.");
        return only;
    }
}

namespace Map.Service.Import;

/// <summary>The result of an import. If there are problems, nothing was written.</summary>
/// <param name="Created">Places, organisations, regions and words for facility types that are new.</param>
/// <param name="Updated">Those that changed.</param>
/// <param name="Unchanged">Places, organisations and regions that were mentioned and are as before.</param>
/// <param name="Problems">Everything that is wrong with the files, by file and line.</param>
public sealed record ImportReport(int Created, int Updated, int Unchanged, IReadOnlyList<ImportProblem> Problems)
{
    public bool Succeeded => Problems.Count == 0;
}

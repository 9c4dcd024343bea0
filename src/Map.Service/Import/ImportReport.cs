namespace Map.Service.Import;

/// <summary>The result of an import. If there are problems, nothing was written.</summary>
/// <param name="Created">Places, organisations, regions, surveys and words for facility types that are new.</param>
/// <param name="Updated">Those that changed.</param>
/// <param name="Unchanged">Places, organisations and regions that were mentioned and are as before.</param>
/// <param name="Problems">Everything that is wrong with the files, by file and line.</param>
public sealed record ImportReport(int Created, int Updated, int Unchanged, IReadOnlyList<ImportProblem> Problems)
{
    /// <summary>What is odd, although it may be right, by file and line. It keeps nothing out.</summary>
    public IReadOnlyList<ImportProblem> Warnings { get; init; } = [];

    /// <summary>Which of the new places are likely the same as another, and how sure that is, by file and line. Twins of the seed are not looked for.
    /// </summary>
    public IReadOnlyList<ImportProblem> Twins { get; init; } = [];

    /// <summary>How many of the created are not published, because their confidence is low.</summary>
    public int CreatedUnpublished { get; init; }

    /// <summary>How many of the updated are not published, because their confidence is low.</summary>
    public int UpdatedUnpublished { get; init; }

    public bool Succeeded => Problems.Count == 0;
}

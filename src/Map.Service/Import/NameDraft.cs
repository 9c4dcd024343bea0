namespace Map.Service.Import;

/// <summary>A name as a row of names.csv describes it.</summary>
/// <param name="Of">The file that has the row of what is named; null when it is none of them.</param>
/// <param name="Key">The id of that row.</param>
public sealed record NameDraft(FileRow Row, FileFormat? Of, string Key, OtherName Name)
{
    /// <summary>A support group is an organisation and a place: its names belong to both.</summary>
    public bool IsOfPlace => Of != FileFormat.Organisations;

    /// <inheritdoc cref="IsOfPlace"/>
    public bool IsOfOrganisation => Of == FileFormat.Organisations || Of == FileFormat.SupportGroups;
}

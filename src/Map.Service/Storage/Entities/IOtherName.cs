namespace Map.Service.Storage.Entities;

/// <summary>A row of <c>place_name</c> or <c>organisation_name</c>.</summary>
public interface IOtherName : IOrdered
{
    string Name { get; set; }

    string? Language { get; set; }

    NameKind Kind { get; set; }

    Guid? SourceId { get; set; }
}

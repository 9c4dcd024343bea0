namespace Map.Service.Storage.Entities;

/// <summary>A row of <c>place_source</c> or <c>organisation_source</c>.</summary>
public interface ISourceRow : IOrdered
{
    Guid SourceId { get; set; }

    /// <summary>The fields that it supports.</summary>
    string[] Supports { get; set; }

    DateOnly? ReadOn { get; set; }
}

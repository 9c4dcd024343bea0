namespace Map.Service.Storage.Entities;

/// <summary>A row of <c>contact</c> or <c>organisation_contact</c>.</summary>
public interface IContact : IOrdered
{
    ContactKind Kind { get; set; }

    string Value { get; set; }

    string? Description { get; set; }

    ContactVisibility Visibility { get; set; }

    Guid? SourceId { get; set; }
}

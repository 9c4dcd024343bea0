namespace Map.Service.Storage.Entities;

public sealed class OrganisationSourceEntity : IPart, IOrdered
{
    public Guid OrganisationId { get; set; }

    public required int Ordinal { get; init; }

    public Guid SourceId { get; set; }
}

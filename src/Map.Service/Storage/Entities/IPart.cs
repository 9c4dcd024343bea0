namespace Map.Service.Storage.Entities;

/// <summary>A child row: when it changes, its subject gets a revision.</summary>
public interface IPart;

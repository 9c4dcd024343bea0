namespace Map.Service.Storage.Entities;

/// <summary>A row that belongs to a subject; when it changes, the subject changes.</summary>
public interface IPart;

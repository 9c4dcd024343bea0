namespace Map.Service.Storage.Entities;

/// <summary>A row of an ordered list, numbered 0, 1, 2 … without gaps.</summary>
public interface IOrdered
{
    int Ordinal { get; }
}

namespace Map.Service.Places.Fields;

/// <summary>A column that <see cref="Storage.Entities.PlaceEntity"/> has no C# property for; its indexer holds it.</summary>
/// <param name="Name">As in the table.</param>
/// <param name="Type">For a list an array, because Entity Framework cannot fill another collection through an indexer.</param>
readonly record struct EntityColumn(string Name, Type Type);

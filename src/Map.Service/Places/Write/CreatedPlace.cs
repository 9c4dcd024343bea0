namespace Map.Service.Places.Write;

/// <param name="Repeated">The request had been answered before; nothing was written.</param>
public readonly record struct CreatedPlace(Guid Id, bool Repeated);

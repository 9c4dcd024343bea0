namespace Map.Service.Places.Write;

/// <summary>The parts of an address that are finer than the precision of the position: they would reveal what it hides. They are kept in
/// columns of their own, which nothing reads, as the exact position is; a constraint of the table sees to it.</summary>
static class WithheldAddress
{
    // With the coarsest precision at which each is published. The area, a county or a department, always is.
    static readonly (string Column, Precision Coarsest)[] Parts =
        [("address_lines", Precision.Street), ("postcode", Precision.Street), ("town", Precision.Town)];

    /// <summary>Whether an address has parts that this precision withholds.</summary>
    public static bool IsPartOf(Address? address, Precision precision) =>
        address is not null
        && ((precision > Precision.Street && (address.HasLines || address.HasPostcode)) || (precision > Precision.Town && address.HasTown));

    /// <summary>Makes the address of the row whole, before it is written: parts that are not written stay.</summary>
    public static void MoveBackTo(PlaceEntity entity)
    {
        foreach (var (column, _) in Parts) entity[column] ??= entity[$"withheld_{column}"];
    }

    /// <summary>Gives a place parts of the address of another one, also those that are withheld there, by its present precision.</summary>
    /// <param name="entity">The place.</param>
    /// <param name="other">The other one.</param>
    /// <param name="isTaken">Whether a part is given, by its name in Address: lines, postcode, town.</param>
    public static void Take(PlaceEntity entity, PlaceEntity other, Func<string, bool> isTaken)
    {
        MoveBackTo(entity);
        foreach (var (column, _) in Parts.Where(part => isTaken(part.Column.Replace("address_", "", StringComparison.Ordinal))))
            entity[column] = other[column] ?? other[$"withheld_{column}"];
        MoveFrom(entity);
    }

    /// <summary>Moves those parts of the address that was just written. An address without a position is published as it is.</summary>
    public static void MoveFrom(PlaceEntity entity)
    {
        foreach (var (column, coarsest) in Parts)
        {
            var isWithheld = entity.Precision > coarsest;
            entity[$"withheld_{column}"] = isWithheld ? entity[column] : null;
            if (isWithheld) entity[column] = null;
        }
    }
}

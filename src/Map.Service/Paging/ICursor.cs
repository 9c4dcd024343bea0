namespace Map.Service.Paging;

/// <summary>A position in a list: the values of the keyset of one row, after which the next page begins. Page tokens carry them.</summary>
interface ICursor<TSelf> where TSelf : struct, ICursor<TSelf>
{
    /// <summary>Reads the values in the order in which <see cref="Write"/> wrote them.</summary>
    /// <exception cref="FormatException">It is no such value.</exception>
    static abstract TSelf Read(BinaryReader token);

    void Write(ref TokenWriter token);
}

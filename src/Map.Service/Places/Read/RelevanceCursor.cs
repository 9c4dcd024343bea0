using System.Globalization;

namespace Map.Service.Places.Read;

/// <summary>A position in a list by relevance.</summary>
/// <param name="Rank">How the place matches.</param>
/// <param name="SortName">The folded name of the row.</param>
/// <param name="Id">Breaks ties.</param>
readonly record struct RelevanceCursor(int Rank, string SortName, Guid Id) : ICursor<RelevanceCursor>
{
    public static RelevanceCursor Read(BinaryReader token) =>
        new(int.Parse(token.ReadString(), CultureInfo.InvariantCulture), token.ReadString(), Guid.Parse(token.ReadString()));

    public void Write(ref TokenWriter token)
    {
        token.Value(Rank);
        token.Text(SortName);
        token.Value(Id);
    }
}

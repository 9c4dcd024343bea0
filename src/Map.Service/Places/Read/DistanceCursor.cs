using System.Globalization;
using Map.Service.Paging;

namespace Map.Service.Places.Read;

/// <summary>A position in a list of places by their distance.</summary>
/// <param name="Metres">The distance of the place.</param>
/// <param name="Id">Breaks ties.</param>
/// <param name="Began">The last revision when the first page was read.</param>
readonly record struct DistanceCursor(double Metres, Guid Id, long Began) : ICursor<DistanceCursor>
{
    public static DistanceCursor Read(BinaryReader token) => new(
        double.Parse(token.ReadString(), CultureInfo.InvariantCulture), Guid.Parse(token.ReadString()),
        long.Parse(token.ReadString(), CultureInfo.InvariantCulture));

    public void Write(ref TokenWriter token)
    {
        token.Value(Metres);
        token.Value(Id);
        token.Value(Began);
    }
}

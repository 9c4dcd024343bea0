using System.Globalization;
using System.Numerics;

namespace Map.Service.Places.Read;

/// <summary>A position in a list of places by their distance or by their last change.</summary>
/// <param name="Number">How far the place is in metres, or the revision of the place.</param>
/// <param name="Id">Breaks ties.</param>
/// <param name="Began">The revision at which the reading began.</param>
readonly record struct NumberCursor<T>(T Number, Guid Id, long Began) : ICursor<NumberCursor<T>> where T : struct, INumber<T>
{
    public static NumberCursor<T> Read(BinaryReader token) => new(
        T.Parse(token.ReadString(), CultureInfo.InvariantCulture), Guid.Parse(token.ReadString()),
        long.Parse(token.ReadString(), CultureInfo.InvariantCulture));

    public void Write(ref TokenWriter token)
    {
        token.Value(Number);
        token.Value(Id);
        token.Value(Began);
    }
}

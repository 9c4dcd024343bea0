using System.Globalization;

namespace Map.Service.Events.Read;

/// <summary>A position in a list by distance.</summary>
/// <param name="Metres">How far.</param>
/// <param name="Start">The rest of the order.</param>
readonly record struct DistanceCursor(double Metres, StartCursor Start) : ICursor<DistanceCursor>
{
    public static DistanceCursor Read(BinaryReader token) => new(double.Parse(token.ReadString(), CultureInfo.InvariantCulture), StartCursor.Read(token));

    public void Write(ref TokenWriter token)
    {
        token.Value(Metres);
        Start.Write(ref token);
    }
}

using System.Globalization;
using Map.Service.Paging;

namespace Map.Service.Places.Read;

/// <summary>A position in a list of places by their last change.</summary>
/// <param name="Revision">The revision of the place.</param>
/// <param name="Id">Breaks ties.</param>
/// <param name="Began">The last revision when the first page was read.</param>
readonly record struct UpdateCursor(long Revision, Guid Id, long Began) : ICursor<UpdateCursor>
{
    public static UpdateCursor Read(BinaryReader token) => new(
        long.Parse(token.ReadString(), CultureInfo.InvariantCulture), Guid.Parse(token.ReadString()),
        long.Parse(token.ReadString(), CultureInfo.InvariantCulture));

    public void Write(ref TokenWriter token)
    {
        token.Value(Revision);
        token.Value(Id);
        token.Value(Began);
    }
}

using System.Globalization;

namespace Map.Service.Contributions.Suggestions;

/// <summary>A position in a list of suggestions.</summary>
/// <param name="PerMille">The risk, in thousandths.</param>
/// <param name="Id">Breaks ties.</param>
readonly record struct SuggestionCursor(int PerMille, Guid Id) : ICursor<SuggestionCursor>
{
    public static SuggestionCursor Read(BinaryReader token) =>
        new(int.Parse(token.ReadString(), CultureInfo.InvariantCulture), Guid.Parse(token.ReadString()));

    public void Write(ref TokenWriter token)
    {
        token.Value(PerMille);
        token.Value(Id);
    }
}

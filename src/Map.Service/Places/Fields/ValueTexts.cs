using System.Globalization;

namespace Map.Service.Places.Fields;

/// <summary>Values of several parts, each as one text for people: the one place that decides how a history, a conflict and the changes of a
/// call read. A part that is null or empty is left out.</summary>
static class ValueTexts
{
    public static string Name(string language, string? name) => $"{language}: {name}";

    public static string OtherName(string? kind, string? name, string? language, string? citation) =>
        With($"{kind}: {Joined(name, language)}", citation);

    public static string Contact(string? kind, string? value, string? description, string? visibility, string? citation) =>
        With($"{kind}: {Joined(value, description, visibility)}", citation);

    public static string Period(string? from, string? to, string? citation) => With(Interval(from, to), citation);

    public static string Capacity(string? people, string? asOf, string? kind, string? citation) => With(Joined(people, asOf, kind), citation);

    public static string WayToHelp(string? what, string? note) => string.IsNullOrEmpty(note) ? what ?? "" : $"{what}: {note}";

    /// <param name="role">Its role.</param>
    /// <param name="of">The name of the organisation; in the history of an organisation, of the place.</param>
    /// <param name="from">Its first day.</param>
    /// <param name="to">Its last day.</param>
    /// <param name="confidence">How well that is supported.</param>
    /// <param name="note">Remarks.</param>
    /// <param name="citation">Where that is known from.</param>
    public static string Involvement(
        string? role, string? of, string? from, string? to, string? confidence, string? note, string? citation) => With(
        $"{role}: {Joined(of, Interval(from, to), string.IsNullOrEmpty(confidence) ? null : $"confidence {confidence}", note)}", citation);

    public static string Position(double latitude, double longitude) =>
        string.Create(CultureInfo.InvariantCulture, $"{PositionRules.Rounded(latitude)}, {PositionRules.Rounded(longitude)}");

    static string Interval(string? from, string? to) =>
        string.IsNullOrEmpty(from) && string.IsNullOrEmpty(to) ? ""
        : $"{(string.IsNullOrEmpty(from) ? ".." : from)}/{(string.IsNullOrEmpty(to) ? ".." : to)}";

    static string Joined(params IEnumerable<string?> texts) => string.Join(", ", texts.Where(text => !string.IsNullOrEmpty(text)));

    static string With(string text, string? citation) => string.IsNullOrEmpty(citation) ? text : $"{text} ({citation})";
}

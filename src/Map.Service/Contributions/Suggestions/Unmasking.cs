using System.Text.RegularExpressions;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Map.Service.Contributions.Suggestions.Contents;

namespace Map.Service.Contributions.Suggestions;

/// <summary>What in a suggestion may show who wrote it. A contact of a group stands in contacts; in a comment it is more likely somebody's own.
/// </summary>
static partial class Unmasking
{
    /// <summary>Each kind once, with a text for people.</summary>
    public static IEnumerable<(SuggestWarning Kind, string Text)> Warnings(SuggestRequest request)
    {
        string[] texts = [request.Comment, .. request.Sources.Select(source => source.Citation), .. Notes(request.Change)];
        if (texts.SelectMany(Links.Emails).Any())
            yield return (SuggestWarning.Email, "Your text has an e-mail address. Leave it out if it is your own.");
        if (texts.SelectMany(Links.Numbers).Any())
            yield return (SuggestWarning.Telephone, "Your text has what may be a telephone number. Leave it out if it is your own.");
        if (texts.Any(text => Self().IsMatch(text)))
            yield return (SuggestWarning.Self, "Your text speaks of yourself. Reviewers read it; say nothing by which somebody could know you.");
    }

    // Free texts of the change: a note, a summary. Lists of contacts are meant to be public.
    static IEnumerable<string> Notes(IMessage? message)
    {
        if (message is null) yield break;
        foreach (var field in message.Descriptor.Fields.InDeclarationOrder().Where(field => !field.IsRepeated && !field.IsMap))
        {
            if (field.FieldType == FieldType.Message && field.Accessor.GetValue(message) is IMessage inner)
                foreach (var text in Notes(inner)) yield return text;
            else if (field.Name is "note" or "comment" && field.Accessor.GetValue(message) is string text) yield return text;
        }
    }

    [GeneratedRegex(@"\b(?:I am|I'm|I was|my name|my room|my cell|je suis|mon nom|ich bin|mein Name|soy|me llamo|sono|mi chiamo)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Self();
}

using System.Collections;
using System.Globalization;
using Google.Protobuf;
using Google.Protobuf.Collections;
using Google.Protobuf.Reflection;
using Map.Service.Places.Fields;

namespace Map.Service.Contributions.Edits;

/// <summary>What differs between two messages, as texts for people, in the form of the history.</summary>
static class FieldTexts
{
    // What a write sets by itself. Whether a place is published is the one of them that a call decides.
    static readonly HashSet<string> LeftOut =
        [.. PlaceFields.OutputOnly.Select(field => field.Name).Where(name => name != "published"), "id", "kind", "revision", "updated_at", "place_id",
        "merged_from"];

    /// <summary>The fields that differ, in the order of the contract; those of an address, and of details, each by its own name.</summary>
    /// <param name="before">A place, an organisation or an involvement; null for none.</param>
    /// <param name="after">The same, later.</param>
    /// <param name="organisations">Names of organisations by their ids.</param>
    public static IEnumerable<FieldChange> Between(IMessage? before, IMessage? after, IReadOnlyDictionary<string, string> organisations)
    {
        var descriptor = (before ?? after)!.Descriptor;
        var names = descriptor.Name == nameof(Place) ? LeftOut : [.. LeftOut.Except(["kind"])];
        foreach (var field in descriptor.Fields.InDeclarationOrder().Where(field => !names.Contains(field.Name)))
        {
            if (IsGroup(field))
            {
                foreach (var change in Between(Inner(before, field), Inner(after, field), field.MessageType, organisations)) yield return change;
            }
            else if (Changed(before, after, field, organisations) is { } change) yield return change;
        }
    }

    /// <summary>The texts of a field: one for each element of a list, one for any other value, none when it is not set.</summary>
    public static string[] Of(IMessage? message, FieldDescriptor field, IReadOnlyDictionary<string, string> organisations)
    {
        if (message is null) return [];
        var value = field.Accessor.GetValue(message);
        if (value is MapField<string, string> names)
            return [.. names.Select(name => ValueTexts.Name(name.Key, name.Value)).Order(StringComparer.Ordinal)];
        if (field.IsRepeated) return [.. ((IList)value).Cast<object>().Select(Text)];
        if (field.HasPresence && !field.Accessor.HasValue(message)) return [];
        return value switch
        {
            null or "" => [],
            System.Enum word when Convert.ToInt32(word, null) == 0 => [],
            string id when IsOrganisation(field) => [organisations.GetValueOrDefault(id) ?? id],
            _ => [Text(value)],
        };
    }

    static bool IsGroup(FieldDescriptor field) =>
        field.FieldType == FieldType.Message && !field.IsRepeated && (field.ContainingOneof is { IsSynthetic: false } || field.MessageType.Name == nameof(Address));

    static bool IsOrganisation(FieldDescriptor field) => field.Name is "organisation_id" or "parent_id";

    static IMessage? Inner(IMessage? message, FieldDescriptor field) => message is null ? null : (IMessage?)field.Accessor.GetValue(message);

    static IEnumerable<FieldChange> Between(
        IMessage? before, IMessage? after, MessageDescriptor descriptor, IReadOnlyDictionary<string, string> organisations) =>
        before is null && after is null ? []
        : descriptor.Fields.InDeclarationOrder().Select(field => Changed(before, after, field, organisations)).OfType<FieldChange>();

    static FieldChange? Changed(IMessage? before, IMessage? after, FieldDescriptor field, IReadOnlyDictionary<string, string> organisations)
    {
        var (past, present) = (Of(before, field, organisations), Of(after, field, organisations));
        return past.SequenceEqual(present, StringComparer.Ordinal)
            ? null : new FieldChange { Field = field.Name, Before = { past }, After = { present } };
    }

    static string Text(object value) => value switch
    {
        bool flag => flag ? "true" : "false",
        System.Enum word => Words.Of(word),
        Position at => ValueTexts.Position(at.Latitude, at.Longitude),
        Source source => SourceText.Of(source),
        OtherName name => ValueTexts.OtherName(Words.Of(name.Kind), name.Name, name.Language, name.Source?.Citation),
        Period period => ValueTexts.Period(period.From, period.To, period.Source?.Citation),
        Capacity capacity => ValueTexts.Capacity(
            capacity.People.ToString(CultureInfo.InvariantCulture), capacity.AsOf, capacity.Kind == 0 ? null : Words.Of(capacity.Kind),
            capacity.Source?.Citation),
        Contact contact => ValueTexts.Contact(
            Words.Of(contact.Kind), contact.Value, contact.Description, Words.Of(contact.Visibility), contact.Source?.Citation),
        WayToHelp way => ValueTexts.WayToHelp(Words.Of(way.What), way.Note),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };
}

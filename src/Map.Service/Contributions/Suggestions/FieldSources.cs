using Google.Protobuf.Reflection;

namespace Map.Service.Contributions.Suggestions;

/// <summary>Which of the sources of a suggestion support a field.</summary>
static class FieldSources
{
    /// <param name="suggestion">Its own sources, and those of what it adds.</param>
    /// <param name="field">The field by its name alone: website, languages, town.</param>
    /// <returns>Those that name the field, or what it is a part of, and those that do not say what they support.</returns>
    public static IEnumerable<Source> Of(Suggestion suggestion, string field)
    {
        var (added, subject) = suggestion.Change switch
        {
            { AddPlace.Place: { } place } => (place.Sources, Place.Descriptor),
            { AddOrganisation.Organisation: { } organisation } => (organisation.Sources, Organisation.Descriptor),
            { UpdateOrganisation: not null } => ([], Organisation.Descriptor),
            _ => ([], Place.Descriptor),
        };
        return suggestion.Sources.Concat(added).Distinct()
            .Where(source => source.Supports.Count == 0 || source.Supports.Any(path => Names(path, field, subject)));
    }

    // The path support_group.languages names languages, and address names town.
    static bool Names(string path, string field, MessageDescriptor subject)
    {
        FieldDescriptor? last = null;
        foreach (var name in path.Split('.'))
        {
            last = (last is null ? subject : last.FieldType == FieldType.Message ? last.MessageType : null)?.FindFieldByName(name);
            if (last is null) return false;
        }

        return last!.Name == field || (last is { FieldType: FieldType.Message, IsRepeated: false } && last.MessageType.FindFieldByName(field) is not null);
    }
}

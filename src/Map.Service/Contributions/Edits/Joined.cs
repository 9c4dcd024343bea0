using Google.Protobuf.Collections;

namespace Map.Service.Contributions.Edits;

/// <summary>Joins what a change brings with what is there, so that nothing is lost.</summary>
static class Joined
{
    /// <summary>Adds sources that are missing. What one supports that is there is joined, and the later day counts.</summary>
    /// <param name="sources">Those of a place or an organisation.</param>
    /// <param name="given">The others.</param>
    /// <param name="supports">The fields for those that do not say what they support.</param>
    public static void AddSources(RepeatedField<Source> sources, IEnumerable<Source> given, IReadOnlyList<string>? supports = null)
    {
        foreach (var one in given)
        {
            var source = one.Clone();
            if (source.Supports.Count == 0) source.Supports.AddRange(supports ?? []);
            if (sources.FirstOrDefault(known => known.Citation == source.Citation && known.Url == source.Url) is not { } old)
            {
                sources.Add(source);
                continue;
            }

            old.Supports.AddRange(source.Supports.Except(old.Supports).ToList());
            if (source.HasReadOn && string.CompareOrdinal(source.ReadOn, old.ReadOn) > 0) old.ReadOn = source.ReadOn;
        }
    }

    /// <summary>Adds the contacts that whoever gave the list may not see, and so could not repeat.</summary>
    /// <param name="contacts">The list that was given.</param>
    /// <param name="all">All that there are.</param>
    /// <param name="seen">Those that were seen.</param>
    public static void KeepHidden(RepeatedField<Contact> contacts, IEnumerable<Contact> all, IEnumerable<Contact> seen) =>
        contacts.AddRange(all.Except(seen).Except(contacts).ToList());
}

using Google.Protobuf.Collections;
using Map.Service.Contributions.Edits;

namespace Map.Service.Contributions.Merges;

/// <summary>What merging places and merging organisations have in common.</summary>
static class Merging
{
    /// <summary>Whether two involvements, of one organisation at one place, say the same.</summary>
    public static bool IsSame(InvolvementEntity one, InvolvementEntity other) =>
        (one.Role, one.Started, one.Ended) == (other.Role, other.Started, other.Ended);

    /// <summary>Keeps the names and the sources of both in what stays: its other names lead to it.</summary>
    public static void Keep(Described merged, Described stays, Described goes, EditSummary? summary)
    {
        foreach (var one in new[] { stays, goes })
        {
            foreach (var name in one.OtherNames.Prepend(new OtherName { Name = one.Name, Kind = NameKind.Alternate }))
                if (merged.OtherNames.Count < OtherNameRules.Most && !merged.IsCalled(name.Name)) merged.OtherNames.Add(name.Clone());
            foreach (var (language, name) in one.Names) merged.Names.TryAdd(language, name);
            Joined.AddSources(merged.Sources, one.Sources);
        }

        Joined.AddSources(merged.Sources, summary?.Sources ?? []);
    }

    /// <summary>From now on the id of what goes, and all that led to it, leads to what stays.</summary>
    public static async Task RedirectAsync(
        EditSession session, string subject, Guid from, Guid to, string? key, CancellationToken cancellationToken)
    {
        var move = new Statement();
        move.Append($"UPDATE redirect SET survivor_id = {move.Value(to)} WHERE survivor_id = {move.Value(from)}");
        await session.ExecuteAsync(move, cancellationToken);
        var insert = new Statement();
        insert.Append($"""
            INSERT INTO redirect (id, subject, survivor_id, merged_into, key, act_id)
            VALUES ({insert.Value(from)}, {insert.Value(subject)}, {insert.Value(to)}, {insert.Value(to)}, NULLIF({insert.Value(key ?? "")}, ''),
                    {insert.Value(session.Act.Id)})
            """);
        await session.ExecuteAsync(insert, cancellationToken);
    }
}

/// <summary>What a place and an organisation have in common that is kept when two are merged.</summary>
readonly record struct Described(
    string Name, MapField<string, string> Names, RepeatedField<OtherName> OtherNames, RepeatedField<Source> Sources)
{
    public static Described Of(Place place) => new(place.Name, place.Names, place.OtherNames, place.Sources);

    public static Described Of(Organisation organisation) =>
        new(organisation.Name, organisation.Names, organisation.OtherNames, organisation.Sources);

    public bool IsCalled(string name)
    {
        var key = OtherNameRules.KeyOf(name, null);
        return OtherNameRules.KeyOf(Name, null) == key || OtherNames.Any(other => OtherNameRules.KeyOf(other.Name, null) == key);
    }
}

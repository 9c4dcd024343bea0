using Google.Protobuf.Collections;
using Map.Service.Contributions.Edits;

namespace Map.Service.Contributions.Merges;

/// <summary>What merging places and merging organisations have in common.</summary>
static class Merging
{
    /// <summary>Refuses if anything has changed since the caller decided.</summary>
    public static async Task RequireUnchangedAsync(
        EditSession session, string subject, Guid id, long seen, long current, string field, CancellationToken cancellationToken)
    {
        var since = await session.ChangedSinceAsync(subject, id, seen, current, cancellationToken, field);
        if (since.Count > 0)
            throw new Refusal(ErrorReason.Conflict,
                $"Since you read the {subject} {id}, somebody has changed {string.Join(", ", since.Order(StringComparer.Ordinal))}. Read revision "
                + $"{current}, and decide again.");
    }

    /// <summary>Adds the names by which another was known to the other names of what stays.</summary>
    public static void AddNames(string name, RepeatedField<OtherName> names, string otherName, IEnumerable<OtherName> otherNames)
    {
        foreach (var other in otherNames.Prepend(new OtherName { Name = otherName, Kind = NameKind.Alternate }))
            if (names.Count < OtherNameRules.Most && OtherNameRules.KeyOf(other.Name, null) != OtherNameRules.KeyOf(name, null)
                && !names.Any(known => OtherNameRules.KeyOf(known.Name, null) == OtherNameRules.KeyOf(other.Name, null)))
                names.Add(other.Clone());
    }

    /// <summary>Adds sources that are missing; what one supports that is there is joined.</summary>
    public static void AddSources(RepeatedField<Source> sources, IEnumerable<Source> others)
    {
        foreach (var other in others)
        {
            if (sources.FirstOrDefault(known => known.Citation == other.Citation && known.Url == other.Url) is not { } known) sources.Add(other.Clone());
            else known.Supports.AddRange(other.Supports.Except(known.Supports).ToList());
        }
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
            INSERT INTO redirect (id, subject, survivor_id, key, act_id)
            VALUES ({insert.Value(from)}, {insert.Value(subject)}, {insert.Value(to)}, NULLIF({insert.Value(key ?? "")}, ''),
                    {insert.Value(session.Act.Id)})
            """);
        await session.ExecuteAsync(insert, cancellationToken);
    }
}

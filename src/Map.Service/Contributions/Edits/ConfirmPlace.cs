using System.Globalization;
using Google.Protobuf.Collections;
using Map.Service.Places.Fields;
using Map.Service.Places.Write;

namespace Map.Service.Contributions.Edits;

/// <summary>Says that a place is still as the map says. Of the place itself, only when it was last confirmed changes, and by whose word.</summary>
public sealed class ConfirmPlace(EditSessions sessions)
{
    const string VerifiedOn = "verified_on";

    const string Sources = "sources";

    // The most recent word on a place is no part of what the word is about.
    static readonly string[] NoClaims = [VerifiedOn, Sources];

    public Task<UpdatePlaceResponse> RunAsync(ConfirmPlaceRequest request, Caller caller, CancellationToken cancellationToken)
    {
        caller.RequireContributor("Confirming a place");
        return sessions.RunAsync(
            caller, "confirm", request.Summary, request.ValidateOnly, session => ApplyAsync(session, request, cancellationToken),
            (response, act) => response.ActId = act, cancellationToken);
    }

    /// <summary>Confirms the place within a call.</summary>
    /// <param name="session">The call.</param>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <param name="isVouchedFor">Whether somebody whose key is for the place has vouched for it before: with a link.</param>
    /// <exception cref="Refusal">Something is wrong with the request, or what it confirms has changed since its caller read it.</exception>
    internal static async Task<UpdatePlaceResponse> ApplyAsync(
        EditSession session, ConfirmPlaceRequest request, CancellationToken cancellationToken, bool isVouchedFor = false)
    {
        var id = Ids.Parse(request.Id, "id");
        var before = await session.PlaceAsync(id, session.Caller, cancellationToken);
        if (!isVouchedFor) await session.RequireHereAsync(id, cancellationToken);
        var day = Check(session, request, before);
        if (request.HasRequestId
            && await session.RepeatedAsync(Ids.Parse(request.RequestId, "request_id"), id, request, cancellationToken) is not null)
            return await UpdatePlace.ResponseAsync(session, before, id, cancellationToken);

        var whole = await session.PlaceAsync(id, SubjectReads.Everything, cancellationToken);
        await RequireAsSeenAsync(session, request, whole, cancellationToken);
        var confirmed = whole.Clone();
        if (request.Fields is { } fields) AddWord(confirmed.Sources, request.Summary.Sources, [.. fields.Paths.Distinct().Order(StringComparer.Ordinal)], day);
        else ReplaceWord(confirmed, request.Summary.Sources, day);
        RequireRoom(confirmed);
        var changed = PlaceFieldMask.Changed(whole, confirmed);
        if (changed.Count > 0)
        {
            var entity = await UpdatePlace.LoadAsync(session.Context, id, cancellationToken);
            PlaceWriter.Apply(entity, confirmed, session.Context, session.Gazetteer, [.. changed.Keys]);
            await session.SaveAsync(cancellationToken);
        }

        return await UpdatePlace.ResponseAsync(session, before, id, cancellationToken);
    }

    static string Check(EditSession session, ConfirmPlaceRequest request, Place place)
    {
        var violations = new Violations();
        EditRules.Check(request.Summary, violations);
        CheckWord(request.Summary, violations);
        CheckFields(request, place, violations);
        var day = request.HasConfirmedOn ? request.ConfirmedOn : session.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (request.HasConfirmedOn)
        {
            violations.Day("confirmed_on", day);
            violations.Past("confirmed_on", day, session.Today);
        }

        if (place.HasVerifiedOn && string.CompareOrdinal(day, place.VerifiedOn) < 0)
            violations.Add("confirmed_on", $"{Quote.Of(day)} is before the day on which the whole entry was last confirmed, {place.VerifiedOn}: nothing to add.");
        violations.ThrowIfAny();
        return day;
    }

    static void CheckWord(EditSummary? summary, Violations violations)
    {
        if (summary is null || summary.Sources.Count == 0)
            violations.Add("summary.sources", "is empty; whose word it is, such as: telephone call with the group, or the page that says so.");
        if (summary?.IsSpelling == true) violations.Add("summary.is_spelling", "is set, and a confirmation corrects nothing; leave it unset.");
        for (var i = 0; i < summary?.Sources.Count; i++)
        {
            if (summary.Sources[i].Supports.Count > 0)
                violations.Add($"summary.sources[{i}].supports", "is set by the service; name the fields in fields, or leave it unset for the whole entry.");
            if (summary.Sources[i].HasReadOn)
                violations.Add($"summary.sources[{i}].read_on", "is set by the service; give the day as confirmed_on.");
        }
    }

    static void CheckFields(ConfirmPlaceRequest request, Place place, Violations violations)
    {
        if (request.Fields is not { } fields) return;
        if (fields.Paths.Count is 0 or > 50)
        {
            violations.Add("fields", $"has {fields.Paths.Count} fields; 1 to 50 of them, such as contacts, or leave it unset for the whole entry.");
            return;
        }

        PlaceFieldMask.Check(fields, place, "fields", violations);
        for (var i = 0; i < fields.Paths.Count; i++)
            if (NoClaims.Contains(fields.Paths[i]))
                violations.Add($"fields.paths[{i}]", $"is no claim about the place: {Quote.Of(fields.Paths[i])}. Such are contacts, status, support_group.opening_hours.");
    }

    // Nobody vouches for what they have not seen. Which fields changed is not told: some of them may be hidden from the caller.
    static async Task RequireAsSeenAsync(EditSession session, ConfirmPlaceRequest request, Place whole, CancellationToken cancellationToken)
    {
        var since = await session.ChangedSinceAsync("place", Guid.Parse(whole.Id), request.Revision, whole.Revision, cancellationToken);
        var claims = request.Fields is { } fields
            ? since.Intersect(fields.Paths.SelectMany(path => PlaceFields.At(path)!).SelectMany(field => field.StateKeys).Select(UpdatePlace.FieldOf))
            : since.Except(NoClaims);
        if (claims.Any())
            throw new Refusal(ErrorReason.Conflict,
                $"Since you read the place {whole.Id}, somebody has changed what you confirm. Read revision {whole.Revision}, and decide again.");
    }

    // The last word on the whole entry is the one that counts; those before it are in the history.
    static void ReplaceWord(Place place, IEnumerable<Source> given, string day)
    {
        foreach (var old in place.Sources.Where(source => source.Supports is [VerifiedOn]).ToList()) place.Sources.Remove(old);
        AddWord(place.Sources, given, [VerifiedOn], day);
        place.VerifiedOn = day;
    }

    // Not joined with one that supports other fields, too: that would say that those were looked at.
    static void AddWord(RepeatedField<Source> sources, IEnumerable<Source> given, string[] supports, string day)
    {
        foreach (var one in given)
        {
            var source = sources.FirstOrDefault(known => known.Citation == one.Citation && known.Url == one.Url && known.Supports.SequenceEqual(supports));
            if (source is null)
            {
                source = one.Clone();
                source.Supports.Add(supports);
                sources.Add(source);
            }

            if (string.CompareOrdinal(day, source.ReadOn) > 0) source.ReadOn = day;
        }
    }

    static void RequireRoom(Place place)
    {
        var violations = new Violations();
        violations.Count("summary.sources", place.Sources.Count, 100);
        violations.ThrowIfAny();
    }
}

using Google.Protobuf.WellKnownTypes;
using Map.Service.Hosting;
using Map.Service.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Map.Service.Contributions.Edits;

/// <summary>Adds and changes organisations. A key for regions counts for organisations whose country is one of them.</summary>
public sealed class EditOrganisations(EditSessions sessions, ServiceSettings settings)
{
    static readonly FieldMask OnlyContacts = new() { Paths = { "contacts" } };

    static readonly HashSet<string> OutputOnly = ["id", "updated_at", "revision", "merged_from", "published"];

    static readonly HashSet<string> Texts = ["name", "short_name", "names", "other_names", "summary"];

    public Task<OrganisationResponse> RunAsync(AddOrganisationRequest request, Caller caller, CancellationToken cancellationToken)
    {
        caller.RequireContributor("Adding an organisation", canBeSuggested: true);
        return RunAsync(caller, request.Summary, request.ValidateOnly,
            session => ApplyAsync(session, request, caller.Reviews || settings.ContributorsPublish, cancellationToken), cancellationToken);
    }

    public Task<OrganisationResponse> RunAsync(UpdateOrganisationRequest request, Caller caller, CancellationToken cancellationToken)
    {
        caller.RequireContributor("Changing an organisation", canBeSuggested: true);
        return RunAsync(caller, request.Summary, request.ValidateOnly, session => ApplyAsync(session, request, cancellationToken), cancellationToken);
    }

    /// <summary>Adds an organisation within a call.</summary>
    internal async Task<OrganisationResponse> ApplyAsync(
        EditSession session, AddOrganisationRequest request, bool published, CancellationToken cancellationToken)
    {
        if (request.Organisation is not { } organisation) throw Refusal.Invalid("organisation", "is required.");
        var violations = new Violations();
        EditRules.Check(request.Summary, violations);
        foreach (var field in Organisation.Descriptor.Fields.InDeclarationOrder().Where(field => OutputOnly.Contains(field.Name)))
            if (field.IsSet(organisation)) violations.Add($"organisation.{field.Name}", "is set by the service; leave it unset.");
        if (organisation.Sources.Count == 0 && request.Summary is not null) organisation.Sources.AddRange(request.Summary.Sources);
        await CheckAsync(session, organisation, violations, cancellationToken);
        violations.ThrowIfAny();
        RequireHere(session.Caller, organisation);

        var id = Guid.CreateVersion7(session.Now);
        if (request.HasRequestId
            && await session.RepeatedAsync(Ids.Parse(request.RequestId, "request_id"), id, request, cancellationToken) is { } first)
            return await ResponseAsync(session, first, null, cancellationToken);
        var row = new OrganisationEntity { Id = id, Name = organisation.Name, Published = published, WriterId = session.Context.Author?.KeyId };
        new OrganisationWriter(session.Context).ApplyAll(row, organisation);
        session.Context.Add(row);
        await session.SaveAsync(cancellationToken);
        return await ResponseAsync(session, id, null, cancellationToken);
    }

    /// <summary>Changes an organisation within a call.</summary>
    internal async Task<OrganisationResponse> ApplyAsync(
        EditSession session, UpdateOrganisationRequest request, CancellationToken cancellationToken)
    {
        var id = Ids.Parse(request.Id, "id");
        var violations = new Violations();
        EditRules.Check(request.Summary, violations);
        CheckMask(request.UpdateMask, "update_mask", violations);
        violations.ThrowIfAny();
        var before = await session.OrganisationAsync(id, session.Caller, cancellationToken);
        RequireHere(session.Caller, before);
        var whole = await session.OrganisationAsync(id, SubjectReads.Everything, cancellationToken);
        var seen = session.SeenBy == session.Caller ? before : await session.OrganisationAsync(id, session.SeenBy, cancellationToken);
        var merged = Merged(request, seen, whole);

        List<string> changed = [.. FieldTexts.Between(whole, merged, new Dictionary<string, string>()).Select(change => change.Field)];
        if (changed.Count == 0 && merged.Equals(whole)) return await ResponseAsync(session, id, before, cancellationToken);

        var told = session.Told == session.Caller ? before : seen;
        await RefuseConflictsAsync(session, request, seen, told, cancellationToken);
        Joined.AddSources(merged.Sources, request.Summary?.Sources ?? [], changed);
        session.RequireSource(request.Summary, merged.Sources.Count > whole.Sources.Count, violations);
        if (request.Summary?.IsSpelling == true && changed.Find(field => !Texts.Contains(field)) is { } other)
            violations.Add("summary.is_spelling", $"is set, and {other} is more than spelling; give a source instead.");
        // How many contacts there are that the caller does not see is not told.
        var given = request.UpdateMask.Paths.Contains("contacts") ? merged.With(OnlyContacts, request.Organisation ?? new()) : merged;
        await CheckAsync(session, given, violations, cancellationToken);
        violations.ThrowIfAny();
        RequireHere(session.Caller, merged);
        if (await LeadsToAsync(session, merged, [id], cancellationToken))
            throw Refusal.Invalid("organisation.parent_id", "belongs to this organisation; an organisation cannot belong to itself.");

        var row = await LoadAsync(session.Context, id, cancellationToken);
        new OrganisationWriter(session.Context).ApplyAll(row, merged);
        await session.SaveAsync(cancellationToken);
        return await ResponseAsync(session, id, before, cancellationToken);
    }

    /// <summary>An organisation with all of its child rows, to be changed.</summary>
    internal static Task<OrganisationEntity> LoadAsync(MapDbContext context, Guid id, CancellationToken cancellationToken) =>
        Loaded(context).SingleAsync(row => row.Id == id, cancellationToken);

    /// <summary>Organisations with all of their child rows, to be changed.</summary>
    internal static IQueryable<OrganisationEntity> Loaded(MapDbContext context) =>
        context.Organisations.Include(row => row.Sources).Include(row => row.OtherNames).Include(row => row.Contacts).AsSplitQuery();

    Task<OrganisationResponse> RunAsync(
        Caller caller, EditSummary? summary, bool validateOnly, Func<EditSession, Task<OrganisationResponse>> work,
        CancellationToken cancellationToken) => sessions.RunAsync(
            caller, "organisation", summary, validateOnly, work, (response, act) => response.ActId = act, cancellationToken);

    static Organisation Merged(UpdateOrganisationRequest request, Organisation seen, Organisation whole)
    {
        var merged = whole.With(request.UpdateMask, request.Organisation ?? new Organisation());
        if (request.UpdateMask.Paths.Contains("contacts")) Joined.KeepHidden(merged.Contacts, whole.Contacts, seen.Contacts);
        return merged;
    }

    static async Task RefuseConflictsAsync(
        EditSession session, UpdateOrganisationRequest request, Organisation seen, Organisation theirs, CancellationToken cancellationToken)
    {
        var since = await session.ChangedSinceAsync("organisation", Guid.Parse(theirs.Id), request.Revision, theirs.Revision, cancellationToken);
        if (since.Count == 0) return;
        // In words of what the caller may see: what is hidden stays as it is, and is no conflict.
        var yours = Merged(request, seen, theirs);
        var names = await session.OrganisationNamesAsync([theirs.ParentId, yours.ParentId], cancellationToken);
        List<FieldChange> both = [.. FieldTexts.Between(theirs, yours, names).Where(change => since.Contains(change.Field))];
        if (both.Count > 0) throw Conflict.Refusal("organisation", theirs.Revision, both);
    }

    static async Task CheckAsync(
        EditSession session, Organisation organisation, Violations violations, CancellationToken cancellationToken)
    {
        OrganisationRules.Check(organisation, violations, needsSources: !session.IsProposal);
        if (organisation.HasParentId && (await session.OrganisationNamesAsync([organisation.ParentId], cancellationToken)).Count == 0)
            violations.Add("organisation.parent_id", $"{Quote.Of(organisation.ParentId)} is not an organisation; the id of one that exists.");
    }

    /// <summary>Whether the way up from an organisation, as it is about to be, comes to one of these.</summary>
    internal static async Task<bool> LeadsToAsync(
        EditSession session, Organisation organisation, Guid[] ids, CancellationToken cancellationToken)
    {
        if (!organisation.HasParentId) return false;
        var statement = new Statement();
        statement.Append($"""
            WITH RECURSIVE up AS (
                SELECT {statement.Value(Guid.Parse(organisation.ParentId))} AS id
                UNION
                SELECT o.parent_id FROM organisation o JOIN up ON up.id = o.id WHERE o.parent_id IS NOT NULL
            )
            SELECT EXISTS (SELECT FROM up WHERE id = ANY({statement.Value(ids)}))
            """);
        return await session.ReadAllAsync(statement, row => row.GetBoolean(0), cancellationToken) is [true];
    }

    /// <summary>Checks the paths of a mask.</summary>
    internal static void CheckMask(FieldMask? mask, string field, Violations violations) => violations.Mask(
        field, mask, "name, website",
        path => OutputOnly.Contains(path) ? $"is set by the service: {path}."
            : Organisation.Descriptor.FindFieldByName(path) is null
                ? $"is no field of Organisation: {Quote.Of(path)}. Such are name, website, parent_id." : null);

    /// <summary>Refuses an organisation of a country that the key is not for.</summary>
    internal static void RequireHere(Caller caller, Organisation organisation)
    {
        if (caller.IsForEverywhere || (organisation.HasCountry && caller.Regions.Contains(organisation.Country))) return;
        throw new Refusal(ErrorReason.PermissionDenied,
            "The country of the organisation is none that the key is for. Ask an admin for a key for it, or suggest the change.");
    }

    /// <summary>What became of the organisation, as the caller may see it.</summary>
    internal static async Task<OrganisationResponse> ResponseAsync(
        EditSession session, Guid id, Organisation? before, CancellationToken cancellationToken)
    {
        var after = await session.OrganisationAsync(id, session.Caller, cancellationToken);
        var names = await session.OrganisationNamesAsync([before?.ParentId, after.ParentId], cancellationToken);
        return new OrganisationResponse { Organisation = after, Changes = { FieldTexts.Between(before, after, names) } };
    }
}

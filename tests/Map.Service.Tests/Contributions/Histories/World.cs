using System.Text.Json;
using Google.Protobuf.WellKnownTypes;
using Map.Service.Import;
using Map.Testing.Running;
using Map.V1;

namespace Map.Service.Tests.Contributions.Histories;

/// <summary>A place, what belongs to it, and what has been done to them.</summary>
/// <param name="server">Where they are.</param>
/// <param name="team">Who does it.</param>
/// <param name="isImported">Whether the place came from an import.</param>
sealed class World(PlacesServer server, Team team, bool isImported)
{
    readonly Dictionary<string, (string Subject, string Id)> records = [];
    readonly Dictionary<InvolvementRole, string> involvements = [];
    readonly string run = Guid.NewGuid().ToString("N");
    readonly List<Done> acts = [];
    Place place = null!;

    /// <summary>What each step was.</summary>
    public IReadOnlyList<Done> Acts => acts;

    /// <summary>Plays a history.</summary>
    /// <param name="steps">Its steps, in order.</param>
    /// <param name="left">Those of them that do not happen: of a merge, the other place is there all the same.</param>
    /// <param name="random">Chooses the authors.</param>
    public async Task PlayAsync(IReadOnlyList<Step> steps, IReadOnlySet<int> left, Random random)
    {
        place = isImported
            ? await ImportAsync("", "A centre", "As imported", "A list")
            : await server.Places.CreatePlaceAsync(new() { Place = Some.DetentionCentre() }, team.Founder);
        records[""] = ("place", place.Id);
        for (var i = 0; i < steps.Count; i++)
        {
            if (!left.Contains(i)) acts.Add(await DoAsync(steps[i], team.Author(random)));
            else if (steps[i].Kind == StepKind.Merge) await AddOtherAsync(steps[i]);
            place = await server.Places.GetPlaceAsync(new() { Id = place.Id }, team.Reviewer);
        }
    }

    /// <summary>Every field of every record, as the log keeps them. An involvement is called by its role, because two worlds have no id in common.
    /// </summary>
    public async Task<Dictionary<string, string>> FieldsAsync()
    {
        var fields = new List<(string Name, string Value)>();
        foreach (var (record, (subject, id)) in records)
        {
            using var state = JsonDocument.Parse(await server.Map.ScalarAsync<string>(
                "SELECT coalesce(state_fields(subject_state($1, $2)), '{}')::text", subject, id));
            foreach (var field in state.RootElement.EnumerateObject())
            {
                var isInvolvement = field.Name.StartsWith("involvement ", StringComparison.Ordinal);
                var name = isInvolvement ? $"involvement {field.Value.GetProperty("role")}" : field.Name;
                var value = field.Value.GetRawText().Replace(run, "", StringComparison.Ordinal);
                if (isInvolvement) value = value.Replace(field.Value.GetProperty("id").GetString()!, "", StringComparison.Ordinal);
                fields.Add((record.Length > 0 ? $"{record}: {name}" : name, value));
            }
        }

        return fields.GroupBy(field => field.Name).ToDictionary(
            same => same.Key, same => string.Join('\n', same.Select(field => field.Value).Order(StringComparer.Ordinal)));
    }

    async Task<Done> DoAsync(Step step, Author author) => step.Kind switch
    {
        StepKind.Publish => await PublishAsync(step),
        StepKind.Involve => await InvolveAsync(step),
        StepKind.Organise => await OrganiseAsync(step, author),
        StepKind.Merge => await MergeAsync(step),
        StepKind.Import => await ImportAsync(step),
        StepKind.Suggest when place.Published => await SuggestAsync(step),
        _ => await UpdateAsync(step, author),
    };

    async Task<Done> PublishAsync(Step step) => new((place.Published
        ? await server.Contributions.WithdrawPlaceAsync(new() { Id = place.Id, Revision = place.Revision, Summary = step.Summary }, team.Reviewer)
        : await server.Contributions.RestorePlaceAsync(new() { Id = place.Id, Revision = place.Revision, Summary = step.Summary }, team.Reviewer)).ActId);

    async Task<Done> InvolveAsync(Step step)
    {
        if (involvements.TryGetValue(step.Role, out var known))
            return new((await server.Contributions.UpdateInvolvementAsync(
                new()
                {
                    Id = known, Revision = place.Revision, Involvement = new() { Note = step.Citation },
                    UpdateMask = FieldMask.FromString("note"), Summary = step.Summary,
                }, team.Reviewer)).ActId);
        var added = await AddInvolvementAsync(step, place.Id);
        involvements.Add(step.Role, added.Involvement.Id);
        return new(added.ActId);
    }

    async Task<InvolvementResponse> AddInvolvementAsync(Step step, string placeId) => await server.Contributions.AddInvolvementAsync(
        new()
        {
            Involvement = new()
            {
                PlaceId = placeId, OrganisationId = team.Organisations[step.Number % team.Organisations.Count], Role = step.Role,
                Source = new Source { Citation = step.Citation },
            },
            Summary = step.Summary,
        }, team.Reviewer);

    async Task<Done> OrganiseAsync(Step step, Author author)
    {
        if (!records.TryGetValue(step.Organisation, out var known))
        {
            var added = await server.Contributions.AddOrganisationAsync(
                new()
                {
                    Organisation = new() { Name = $"Company {step.Number}", Kind = OrganisationKind.Company, Sources = { step.Summary.Sources } },
                }, author.Key);
            records.Add(step.Organisation, ("organisation", added.Organisation.Id));
            return new(added.ActId, author);
        }

        var organisation = await server.Organisations.GetOrganisationAsync(new() { Id = known.Id }, team.Reviewer);
        return new((await server.Contributions.UpdateOrganisationAsync(
            new()
            {
                Id = known.Id, Revision = organisation.Revision, Organisation = new() { Website = $"https://{step.Citation[7..]}.example" },
                UpdateMask = FieldMask.FromString("website"), Summary = step.Summary,
            }, author.Key)).ActId, author);
    }

    async Task<Done> MergeAsync(Step step)
    {
        var other = await AddOtherAsync(step);
        return new((await server.Contributions.MergePlacesAsync(
            new()
            {
                Id = place.Id, Revision = place.Revision, OtherId = other.Id, OtherRevision = other.Revision,
                Take = FieldMask.FromString(step.Mask), Summary = step.Summary,
            }, team.Reviewer)).ActId);
    }

    async Task<Place> AddOtherAsync(Step step)
    {
        var other = Some.DetentionCentre($"Other {step.Number}");
        other.Website = $"https://other-{step.Number}.example";
        other.Names["fr"] = $"Autre {step.Number}";
        other.Sources.Add(new Source { Citation = $"Other {step.Citation}" });
        var added = await server.Places.CreatePlaceAsync(new() { Place = other }, team.Founder);
        records.Add(step.Merged, ("place", added.Id));
        await AddInvolvementAsync(step, added.Id);
        return await server.Places.GetPlaceAsync(new() { Id = added.Id }, team.Reviewer);
    }

    async Task<Done> ImportAsync(Step step)
    {
        var record = Step.ImportedRecord(step.Number, isImported);
        var before = records.TryGetValue(record, out var known) ? await LastRevisionAsync(known.Id) : 0;
        var imported = await ImportAsync(record, $"Imported {step.Number}", step.Citation, step.Citation);
        records[record] = ("place", imported.Id);
        return new(await server.Map.ScalarAsync<string>(
            "SELECT act_id::text FROM revision WHERE subject = 'place' AND subject_id = $1 AND number > $2", imported.Id, before));
    }

    Task<long> LastRevisionAsync(string id) => server.Map.ScalarAsync<long>(
        "SELECT max(number) FROM revision WHERE subject = 'place' AND subject_id = $1", id);

    async Task<Place> ImportAsync(string record, string name, string note, string citation)
    {
        var key = $"{run}-{record.Replace(' ', '-')}";
        var folder = Directory.CreateTempSubdirectory("import");
        try
        {
            var file = Path.Combine(folder.FullName, FileFormat.DetentionCentres.Name);
            var given = new Dictionary<string, string>
            {
                ["id"] = key, ["name"] = name, ["type"] = "IRC", ["status"] = "open", ["confidence"] = "high", ["sources"] = citation, ["notes"] = note,
            };
            var columns = FileFormat.DetentionCentres.Columns;
            await File.WriteAllLinesAsync(file, [string.Join(',', columns), string.Join(',', columns.Select(column => given.GetValueOrDefault(column)))]);
            var report = await Importer.ImportAsync(server.Database, [file], TimeProvider.System, CancellationToken.None);
            Assert.Empty(report.Problems);
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        var id = await server.Map.ScalarAsync<Guid>("SELECT id FROM place WHERE key = $1", key);
        return await server.Places.GetPlaceAsync(new() { Id = id.ToString() }, team.Reviewer);
    }

    async Task<Done> SuggestAsync(Step step)
    {
        await server.Suggestions.SuggestAsync(new()
        {
            Change = new()
            {
                UpdatePlace = new() { Id = place.Id, Revision = place.Revision, Place = step.Given, UpdateMask = FieldMask.FromString(step.Mask) },
            },
            RequestId = Guid.NewGuid().ToString(), Comment = step.ToString(), Sources = { step.Summary.Sources },
        });
        var waiting = (await server.Suggestions.ListSuggestionsAsync(
            new() { Filter = new() { SubjectId = place.Id, States = { SuggestionState.Open } } }, team.Reviewer)).Suggestions.Single();
        var accepted = await server.Suggestions.AcceptSuggestionAsync(new() { Id = waiting.Id }, team.Reviewer);
        return new(accepted.ActId, SuggestionId: waiting.Id);
    }

    async Task<Done> UpdateAsync(Step step, Author author)
    {
        var isAuthors = place.Published;
        var updated = await server.Contributions.UpdatePlaceAsync(
            new()
            {
                Id = place.Id, Revision = place.Revision, Place = step.Given, UpdateMask = FieldMask.FromString(step.Mask), Summary = step.Summary,
            }, isAuthors ? author.Key : team.Reviewer);
        return new(updated.ActId, isAuthors ? author : null);
    }
}

/// <summary>What a step was.</summary>
/// <param name="ActId">Its act; empty if it changed nothing.</param>
/// <param name="Author">The contributor who did it; null for a reviewer and an import.</param>
/// <param name="SuggestionId">The suggestion that it came from.</param>
sealed record Done(string ActId, Author? Author = null, string? SuggestionId = null);

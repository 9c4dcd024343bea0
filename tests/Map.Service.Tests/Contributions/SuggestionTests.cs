using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Map.Contract;
using Map.Service.Tests.Access;
using Map.Testing.Running;
using Map.V1;

namespace Map.Service.Tests.Contributions;

public sealed class SuggestionTests(PlacesServer server) : IClassFixture<PlacesServer>, IAsyncLifetime
{
    static readonly Source Leaflet = new() { Citation = "A leaflet of the group, 2026" };

    public Task InitializeAsync() => server.FillOnceAsync(FillAsync);

    async Task FillAsync()
    {
        await server.Map.RegionAsync("GB", "United Kingdom", -9, 49, 3, 61);
        await server.Map.RegionAsync("FR", "France", 3, 42, 9, 51);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Suggestion_changes_nothing_until_a_reviewer_accepts_it()
    {
        var place = await AddAsync(Group());
        var taken = await SuggestAsync(Update(place, new Place { Name = "Better name", Website = "https://group.example" }, "name,website"));
        Assert.Equal("A group", (await PlaceAsync(place)).Name);
        Assert.Equal(SuggestionState.Open, (await ReceiptAsync(taken)).State);

        var waiting = await FindAsync(place);
        Assert.Equal(["name: A group -> Better name", "website:  -> https://group.example"],
            waiting.Changes.Where(change => change.Field != "sources").Select(change => $"{change.Field}: {string.Join("", change.Before)} -> {change.After[0]}"));
        var accepted = await server.Suggestions.AcceptSuggestionAsync(new() { Id = waiting.Id }, await server.KeyAsync(Role.Reviewer, "GB"));

        var after = await PlaceAsync(place);
        Assert.Equal(("Better name", "https://group.example"), (after.Name, after.Website));
        Assert.Contains(after.Sources, source => source.Citation == Leaflet.Citation);
        var receipt = await ReceiptAsync(taken);
        Assert.Equal((SuggestionState.Accepted, "Better name", place.Id), (receipt.State, receipt.SubjectName, receipt.PlaceId));
        var revision = (await server.History.ListRevisionsAsync(new() { PlaceId = place.Id }, await server.KeyAsync(Role.Reviewer))).Results[0].Revision;
        Assert.Equal(("suggestion", "test", waiting.Id, accepted.ActId), (revision.Origin, revision.Author, revision.SuggestionId, revision.ActId));
        Assert.Equal("CONFLICT", (await Refused.ByAsync(server.Suggestions.AcceptSuggestionAsync(
            new() { Id = waiting.Id }, await server.KeyAsync(Role.Reviewer)).ResponseAsync)).Reason);
    }

    [Fact]
    public async Task Repeated_request_gets_the_same_receipt_and_makes_no_second()
    {
        var place = await AddAsync(Group());
        var request = Request(Update(place, new Place { Name = "Once" }, "name"));

        var receipts = await Task.WhenAll(Enumerable.Range(0, 5).Select(async _ => (await server.Suggestions.SuggestAsync(request)).Receipt));

        Assert.Single(receipts.Distinct());
        Assert.Equal(1, await server.Map.ScalarAsync<long>("SELECT count(*) FROM suggestion WHERE subject_id = $1", Guid.Parse(place.Id)));
        request.Comment = "Something else";
        Assert.Equal("request_id", (await Refused.ByAsync(server.Suggestions.SuggestAsync(request).ResponseAsync)).Violations.Single().Field);
    }

    [Fact]
    public async Task Nothing_of_who_made_it_is_kept()
    {
        var place = await AddAsync(Group());
        var request = Request(Update(place, new Place { Name = "Secret" }, "name"));
        request.Origin = "203.0.113.77";
        var receipt = (await server.Suggestions.SuggestAsync(request)).Receipt;

        var rows = await server.Map.ScalarAsync<string>("SELECT to_jsonb(s)::text FROM suggestion s WHERE subject_id = $1", Guid.Parse(place.Id));
        Assert.DoesNotContain(request.RequestId, rows, StringComparison.Ordinal);
        Assert.DoesNotContain(receipt.Replace("-", "", StringComparison.Ordinal), rows, StringComparison.Ordinal);
        Assert.DoesNotContain("203.0.113.77", rows, StringComparison.Ordinal);
        Assert.Equal("00:00", await server.Map.ScalarAsync<string>(
            "SELECT to_char(made_at, 'MI:SS') FROM suggestion WHERE subject_id = $1", Guid.Parse(place.Id)));
    }

    [Fact]
    public async Task New_place_is_on_the_map_once_accepted()
    {
        var taken = await SuggestAsync(new() { AddPlace = new() { Place = Group("A new group") } });
        Assert.Empty((await server.Places.SearchPlacesAsync(new() { Filter = new() { Text = "A new group" } })).Results);

        var waiting = (await ListAsync("GB")).Single(one => one.Kind == SuggestionKind.AddPlace);
        Assert.DoesNotContain(await ListAsync("FR"), one => one.Id == waiting.Id);
        Assert.Equal(StatusCode.NotFound, (await Refused.ByAsync(server.Suggestions.AcceptSuggestionAsync(
            new() { Id = waiting.Id }, await server.KeyAsync(Role.Reviewer, "FR")).ResponseAsync)).Code);
        var accepted = await server.Suggestions.AcceptSuggestionAsync(new() { Id = waiting.Id }, await server.KeyAsync(Role.Reviewer, "GB"));

        var receipt = await ReceiptAsync(taken);
        Assert.Equal((accepted.SubjectId, "A new group"), (receipt.PlaceId, receipt.SubjectName));
        var added = await server.Places.GetPlaceAsync(new() { Id = accepted.SubjectId });
        Assert.Equal(("A new group", accepted.Suggestion.Revision), (added.Name, added.Revision));
    }

    [Fact]
    public async Task Sources_stand_beside_the_fields_that_they_support_and_in_the_history()
    {
        var place = await AddAsync(Group());
        var given = new Place { Name = "Sourced", Note = "A note", Address = new() { Town = "Canterbury" }, SupportGroup = new() { Languages = { "fa" } } };
        var request = Request(Update(place, given, "name,note,address.town,support_group.languages"));
        request.Sources.Clear();
        request.Sources.Add(new Source { Citation = "All" });
        request.Sources.Add(new Source { Citation = "Sign", Supports = { "name", "support_group.languages" }, ReadOn = "2026-10-02" });
        request.Sources.Add(new Source { Citation = "Letter", Supports = { "address" } });
        await server.Suggestions.SuggestAsync(request);

        var waiting = await FindAsync(place);

        var beside = waiting.Changes.ToDictionary(change => change.Field, change => string.Join(' ', change.Sources.Select(source => source.Citation)));
        Assert.Equal(("All Sign", "All", "All Letter", "All Sign"), (beside["name"], beside["note"], beside["town"], beside["languages"]));
        await server.Suggestions.AcceptSuggestionAsync(new() { Id = waiting.Id }, await server.KeyAsync(Role.Reviewer));
        var history = await server.History.ListRevisionsAsync(new() { PlaceId = place.Id });
        Assert.Contains("Sign [supports: name, support_group.languages; read: 2026-10-02]",
            history.Results[0].Revision.Changes.Single(change => change.Field == "sources").After);
    }

    [Fact]
    public async Task Conflict_with_a_later_change_is_marked_and_the_rest_accepted()
    {
        var place = await AddAsync(Group());
        await SuggestAsync(Update(place, new Place { Name = "Suggested", Note = "A note" }, "name,note"));
        await ChangeAsync(place, new Place { Name = "Changed" }, "name");

        var waiting = await FindAsync(place);
        Assert.Equal(("name", "Changed", "Suggested"), waiting.Conflicts.Select(field => (field.Field, field.Theirs[0], field.Yours[0])).Single());
        var key = await server.KeyAsync(Role.Reviewer);
        Assert.Equal("CONFLICT", (await Refused.ByAsync(server.Suggestions.AcceptSuggestionAsync(new() { Id = waiting.Id }, key).ResponseAsync)).Reason);
        await server.Suggestions.AcceptSuggestionAsync(new() { Id = waiting.Id, Fields = FieldMask.FromString("note") }, key);

        var after = await PlaceAsync(place);
        Assert.Equal(("Changed", "A note"), (after.Name, after.Note));
    }

    [Fact]
    public async Task Reviewer_edits_asks_and_rejects()
    {
        var place = await AddAsync(Group());
        var key = await server.KeyAsync(Role.Reviewer);
        var taken = await SuggestAsync(Update(place, new Place { Name = "Almost rigt" }, "name"));
        var waiting = await FindAsync(place);
        await server.Suggestions.AskAboutAsync(new() { Id = waiting.Id, Question = "Is it spelt so?" }, key);
        Assert.Equal((SuggestionState.Asked, "Is it spelt so?"), ((await ReceiptAsync(taken)).State, (await ReceiptAsync(taken)).Messages[0].Text));
        await server.Suggestions.AnswerQuestionAsync(new() { Receipt = taken.Receipt.ToLowerInvariant().Replace('-', ' '), Text = "No: right" });
        Assert.Equal(["Is it spelt so?", "No: right"], (await FindAsync(place)).Messages.Select(message => message.Text));
        var edited = waiting.Change.Clone();
        edited.UpdatePlace.Place.Name = "Almost right";
        await server.Suggestions.AcceptSuggestionAsync(new() { Id = waiting.Id, Edited = edited }, key);
        Assert.Equal("Almost right", (await PlaceAsync(place)).Name);

        var other = await SuggestAsync(new() { Report = new() { PlaceId = place.Id, Kind = ReportKind.Closed } });
        var report = await FindAsync(place);
        await server.Suggestions.RejectSuggestionsAsync(new() { Ids = { report.Id }, Reason = "It is open: we called" }, key);
        Assert.Equal((SuggestionState.Rejected, "It is open: we called"), ((await ReceiptAsync(other)).State, (await ReceiptAsync(other)).Reason));
    }

    [Fact]
    public async Task Two_reviewers_at_once_one_wins()
    {
        var place = await AddAsync(Group());
        await SuggestAsync(Update(place, new Place { Name = "Once" }, "name"));
        var waiting = await FindAsync(place);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(async i =>
        {
            var key = await server.KeyAsync(Role.Reviewer);
            try
            {
                if (i % 2 == 0) await server.Suggestions.AcceptSuggestionAsync(new() { Id = waiting.Id }, key);
                else await server.Suggestions.RejectSuggestionsAsync(new() { Ids = { waiting.Id }, Reason = "No" }, key);
                return "won";
            }
            catch (RpcException refused)
            {
                return refused.StatusCode.ToString();
            }
        }));

        Assert.Single(outcomes, outcome => outcome == "won");
        Assert.Equal(5, outcomes.Count(outcome => outcome == "Aborted"));
    }

    [Fact]
    public async Task Author_takes_it_back_and_nothing_of_it_is_left()
    {
        var place = await AddAsync(Group());
        var taken = await SuggestAsync(Update(place, new Place { Name = "Regretted" }, "name"), comment: "I was there");
        Assert.Equal(SuggestWarning.Self, taken.WarningKinds.Single());
        Assert.Contains("yourself", taken.Warnings.Single(), StringComparison.Ordinal);

        var receipt = await server.Suggestions.TakeBackSuggestionAsync(new() { Receipt = taken.Receipt });

        Assert.Equal(SuggestionState.TakenBack, receipt.State);
        var row = await server.Map.ScalarAsync<string>("SELECT to_jsonb(s)::text FROM suggestion s WHERE subject_id = $1", Guid.Parse(place.Id));
        Assert.DoesNotContain("Regretted", row, StringComparison.Ordinal);
        Assert.DoesNotContain("I was there", row, StringComparison.Ordinal);
        Assert.Equal("CONFLICT", (await Refused.ByAsync(
            server.Suggestions.TakeBackSuggestionAsync(new() { Receipt = taken.Receipt }).ResponseAsync)).Reason);
    }

    [Fact]
    public async Task Hidden_place_and_hidden_contacts_stay_hidden()
    {
        var group = Group();
        group.Contacts.Add(new Contact { Kind = ContactKind.Voice, Value = "+44 1632 960000", Visibility = ContactVisibility.Reviewers });
        var place = await AddAsync(group);
        var contacts = new Place { Contacts = { new Contact { Kind = ContactKind.Email, Value = "new@example.org", Visibility = ContactVisibility.Public } } };
        await SuggestAsync(Update(place, contacts, "contacts"));
        var waiting = await FindAsync(place);
        await server.Suggestions.AcceptSuggestionAsync(new() { Id = waiting.Id }, await server.KeyAsync(Role.Reviewer));
        var reviewed = await server.Places.GetPlaceAsync(new() { Id = place.Id }, await server.KeyAsync(Role.Reviewer));
        Assert.Equal(["+44 1632 960000", "new@example.org"], reviewed.Contacts.Select(contact => contact.Value).Order());

        var withdrawn = await server.Contributions.WithdrawPlaceAsync(
            new() { Id = place.Id, Revision = reviewed.Revision, Summary = new() { Comment = "A home" } }, await server.KeyAsync(Role.Reviewer));
        var hidden = await Refused.ByAsync(SuggestAsync(Update(withdrawn.Place, new Place { Name = "X" }, "name")));
        var unknown = withdrawn.Place.Clone();
        unknown.Id = Guid.NewGuid().ToString();
        var none = await Refused.ByAsync(SuggestAsync(Update(unknown, new Place { Name = "X" }, "name")));
        Assert.Equal(none.Message.Replace(unknown.Id, "ID", StringComparison.Ordinal), hidden.Message.Replace(place.Id, "ID", StringComparison.Ordinal));
        Assert.Equal((none.Code, none.Reason), (hidden.Code, hidden.Reason));
    }

    [Fact]
    public async Task What_came_of_suggestions_is_undone_by_one_of_them()
    {
        var place = await AddAsync(Group());
        await SuggestAsync(Update(place, new Place { Name = "Spam" }, "name"));
        var waiting = await FindAsync(place);
        var key = await server.KeyAsync(Role.Reviewer);
        await server.Suggestions.AcceptSuggestionAsync(new() { Id = waiting.Id }, key);

        var undone = await server.Contributions.RevertContributorAsync(
            new() { SuggestionsLike = waiting.Id, Summary = new() { Comment = "Spam after all" } }, key);

        Assert.Equal(["name", "sources"], undone.Undone.Select(field => field.Change.Field));
        Assert.Equal("A group", (await PlaceAsync(place)).Name);
    }

    [Fact]
    public async Task Reviewer_whose_key_is_frozen_reads_suggestions_and_decides_none()
    {
        var place = await AddAsync(Group());
        await SuggestAsync(Update(place, new Place { Name = "Better name" }, "name"));
        var (id, secret) = await server.Keys.CreateAsync(Role.Reviewer, [], "frozen", default);
        var key = PlacesServer.Bearer(secret);
        await server.ChangesAsync(id, count: 100, hoursAgo: 0);
        Assert.Equal("name", (await ReadAsync()).Changes[0].Field);
        await server.Keys.FreezeAsync(id, "a test", null, default);

        var waiting = await ReadAsync();

        Assert.Equal("name", waiting.Changes[0].Field);
        Assert.DoesNotContain(waiting.Risks, risk => risk.Contains("no longer", StringComparison.Ordinal));
        await SuggestAsync(new() { Report = new() { PlaceId = place.Id, Kind = ReportKind.Closed } });
        foreach (var one in (await ListAsync("GB")).Where(one => one.SubjectId == place.Id))
        {
            Assert.Equal("KEY_FROZEN", await ReasonAsync(server.Suggestions.AcceptSuggestionAsync(new() { Id = one.Id }, key).ResponseAsync));
            Assert.Equal("KEY_FROZEN", await ReasonAsync(
                server.Suggestions.AskAboutAsync(new() { Id = one.Id, Question = "Why?" }, key).ResponseAsync));
            Assert.Equal("KEY_FROZEN", await ReasonAsync(
                server.Suggestions.RejectSuggestionsAsync(new() { Ids = { one.Id }, Reason = "No" }, key).ResponseAsync));
            Assert.Equal("KEY_FROZEN", await ReasonAsync(
                server.Suggestions.RejectSuggestionsAsync(new() { GroupId = one.GroupId, Reason = "No" }, key).ResponseAsync));
        }

        Assert.Equal(2, await server.Map.ScalarAsync<long>(
            "SELECT count(*) FROM suggestion WHERE subject_id = $1 AND state = 'open'", Guid.Parse(place.Id)));

        async Task<Suggestion> ReadAsync() =>
            (await server.Suggestions.ListSuggestionsAsync(new() { Filter = new() { SubjectId = place.Id } }, key)).Suggestions.Single();

        static async Task<string?> ReasonAsync<T>(Task<T> call) => (await Refused.ByAsync(call)).Reason;
    }

    [Fact]
    public async Task Accepting_what_others_propose_freezes_no_key()
    {
        var place = await AddAsync(Group());
        await SuggestAsync(Update(place, new Place { Name = "Better name" }, "name"));
        var (id, secret) = await server.Keys.CreateAsync(Role.Reviewer, [], "diligent", default);
        await server.ChangesAsync(id, count: 100, hoursAgo: 0);

        await server.Suggestions.AcceptSuggestionAsync(new() { Id = (await FindAsync(place)).Id }, PlacesServer.Bearer(secret));

        Assert.Equal("Better name", (await PlaceAsync(place)).Name);
    }

    [Fact]
    public async Task Accepting_without_any_source_is_refused_in_a_preview_too()
    {
        var place = await AddAsync(Group());
        var request = Request(Update(place, new Place { Name = "Unsourced" }, "name"));
        request.Sources.Clear();
        await server.Suggestions.SuggestAsync(request);
        var waiting = await FindAsync(place);
        Assert.Equal("name", waiting.Changes[0].Field);
        var key = await server.KeyAsync(Role.Reviewer);

        foreach (var validateOnly in new[] { true, false })
            Assert.Equal("summary.sources", (await Refused.ByAsync(server.Suggestions.AcceptSuggestionAsync(
                new() { Id = waiting.Id, ValidateOnly = validateOnly }, key).ResponseAsync)).Violations.Single().Field);

        await server.Suggestions.AcceptSuggestionAsync(
            new() { Id = waiting.Id, ValidateOnly = true, Summary = new() { Sources = { Leaflet } } }, key);
        Assert.Equal("A group", (await PlaceAsync(place)).Name);
    }

    [Fact]
    public async Task What_a_reviewer_edits_is_checked_as_what_was_proposed()
    {
        var place = await AddAsync(Group());
        await SuggestAsync(new() { Report = new() { PlaceId = place.Id, Kind = ReportKind.Closed } });
        var report = await FindAsync(place);
        var key = await server.KeyAsync(Role.Reviewer);
        var withoutMask = new ProposedChange { UpdatePlace = new() { Id = place.Id, Revision = place.Revision, Place = new() } };
        var ofCall = new ProposedChange { AddOrganisation = new() { RequestId = place.Id, Organisation = new() { Name = "Group" } } };

        Assert.Equal("edited", (await EditedAsync(new())).Violations.Single().Field);
        Assert.Equal("edited.add_organisation.request_id", (await EditedAsync(ofCall)).Violations.Single().Field);
        Assert.Equal("fields.paths[0]", (await EditedAsync(withoutMask, "name")).Violations.Single().Field);

        async Task<RefusedCall> EditedAsync(ProposedChange edited, string? field = null) => await Refused.ByAsync(server.Suggestions.AcceptSuggestionAsync(
            new() { Id = report.Id, Edited = edited, Fields = field is null ? null : FieldMask.FromString(field) }, key).ResponseAsync);
    }

    [Fact]
    public async Task Position_is_accepted_by_its_name_where_the_mask_has_its_parts()
    {
        var place = await AddAsync(Group());
        await SuggestAsync(Update(
            place, new Place { Name = "Not this", Position = new() { Latitude = 51.31, Longitude = 1.11 } }, "name,position.latitude,position.longitude"));

        await server.Suggestions.AcceptSuggestionAsync(
            new() { Id = (await FindAsync(place)).Id, Fields = FieldMask.FromString("position") }, await server.KeyAsync(Role.Reviewer));

        var after = await PlaceAsync(place);
        Assert.Equal(("A group", 51.31, 1.11), (after.Name, after.Position.Latitude, after.Position.Longitude));
    }

    [Fact]
    public async Task What_is_added_is_suggested_without_a_source_and_accepted_with_one()
    {
        var place = await AddAsync(Group());
        var organisation = Request(new() { AddOrganisation = new() { Organisation = new() { Name = "Unsourced Ltd", Kind = OrganisationKind.Company, Country = "GB" } } });
        organisation.Sources.Clear();
        await server.Suggestions.SuggestAsync(organisation);
        var known = (await server.Contributions.AddOrganisationAsync(
            new() { Organisation = new() { Name = "Sourced Ltd", Kind = OrganisationKind.Company, Country = "GB", Sources = { Leaflet } } },
            await server.KeyAsync(Role.Reviewer))).Organisation;
        var involvement = Request(new()
        {
            AddInvolvement = new() { Involvement = new() { PlaceId = place.Id, OrganisationId = known.Id, Role = InvolvementRole.Visits } },
        });
        involvement.Sources.Clear();
        await server.Suggestions.SuggestAsync(involvement);
        var (waiting, key) = (await FindAsync(place), await server.KeyAsync(Role.Reviewer));

        Assert.Equal("involvement.source", (await Refused.ByAsync(
            server.Suggestions.AcceptSuggestionAsync(new() { Id = waiting.Id }, key).ResponseAsync)).Violations.Single().Field);
        await server.Suggestions.AcceptSuggestionAsync(new() { Id = waiting.Id, Summary = new() { Sources = { Leaflet } } }, key);

        var added = (await server.Organisations.BatchGetInvolvementsAsync(new() { PlaceIds = { place.Id } })).Involvements.Single();
        Assert.Equal(Leaflet.Citation, added.Source.Citation);
    }

    [Fact]
    public async Task Wrong_input_is_named()
    {
        var place = await AddAsync(Group());
        Assert.Equal("place.name", (await Refused.ByAsync(SuggestAsync(Update(place, new Place(), "name")))).Violations.Single().Field);
        Assert.Equal("change", (await Refused.ByAsync(SuggestAsync(new()))).Violations.Single().Field);
        var ofCall = new ProposedChange { AddOrganisation = new() { RequestId = place.Id, ValidateOnly = true, Organisation = new() { Name = "Group" } } };
        Assert.Equal(["change.add_organisation.request_id", "change.add_organisation.validate_only"],
            (await Refused.ByAsync(SuggestAsync(ofCall))).Violations.Select(violation => violation.Field));
        Assert.Equal("comment", (await Refused.ByAsync(
            SuggestAsync(new() { Report = new() { PlaceId = place.Id, Kind = ReportKind.Wrong } }))).Violations.Single().Field);
        Assert.Equal("receipt", (await Refused.ByAsync(server.Suggestions.GetReceiptAsync(new() { Receipt = "abc" }).ResponseAsync)).Violations.Single().Field);
        Assert.Equal(StatusCode.NotFound, (await Refused.ByAsync(
            server.Suggestions.GetReceiptAsync(new() { Receipt = "00000-00000-00000-00000" }).ResponseAsync)).Code);
        Assert.Equal(StatusCode.Unauthenticated, (await Refused.ByAsync(server.Suggestions.ListSuggestionsAsync(new()).ResponseAsync)).Code);
        Assert.Equal(StatusCode.PermissionDenied, (await Refused.ByAsync(
            server.Suggestions.ListSuggestionsAsync(new(), await server.KeyAsync(Role.Contributor)).ResponseAsync)).Code);
    }

    [Fact]
    public async Task Page_ends_where_a_response_would_be_too_large_and_the_next_one_goes_on()
    {
        var place = await AddAsync(Group());
        var key = await server.KeyAsync(Role.Reviewer);
        for (var i = 0; i < 40; i++)
        {
            var request = Request(Update(place, new Place { Name = $"Name {i}", Note = $"Note {i}" }, "name,note"));
            for (var j = 1; j < 20; j++) request.Sources.Add(new Source { Citation = $"{i} {j} {new string('x', 1_900)}" });
            await server.Suggestions.SuggestAsync(request);
        }

        var (found, pages, token) = (new HashSet<string>(), 0, "");
        do
        {
            var page = await server.Suggestions.ListSuggestionsAsync(
                new() { Filter = new() { SubjectId = place.Id, WithHeld = true }, PageSize = 100, PageToken = token }, key);
            Assert.Equal(page.Suggestions.Count, page.PageTokens.Count);
            foreach (var one in page.Suggestions) Assert.True(found.Add(one.Id));
            (pages, token) = (pages + 1, page.NextPageToken);
        }
        while (token.Length > 0);

        Assert.Equal(40, found.Count);
        Assert.InRange(pages, 2, 10);
    }

    [Fact]
    public async Task Riskiest_come_first_and_pages_lose_none()
    {
        var place = await AddAsync(Group());
        for (var i = 0; i < 5; i++) await SuggestAsync(Update(place, new Place { Note = $"Note {i}" }, "note"));
        await SuggestAsync(new() { WithdrawPlace = new() { Id = place.Id, Revision = place.Revision } });
        var (found, token) = (new List<Suggestion>(), "");
        do
        {
            var page = await server.Suggestions.ListSuggestionsAsync(
                new() { Filter = new() { SubjectId = place.Id }, PageSize = 2, PageToken = token }, await server.KeyAsync(Role.Reviewer, "GB"));
            found.AddRange(page.Suggestions);
            token = page.NextPageToken;
        }
        while (token.Length > 0);

        Assert.Equal(6, found.Select(one => one.Id).Distinct().Count());
        Assert.Equal(SuggestionKind.WithdrawPlace, found[0].Kind);
        Assert.Equal(found.OrderByDescending(one => one.Risk).Select(one => one.Risk), found.Select(one => one.Risk));
    }

    async Task<Place> AddAsync(Place place) =>
        await server.Places.CreatePlaceAsync(new() { Place = place }, await server.KeyAsync(Role.Contributor));

    async Task<Place> PlaceAsync(Place place) => await server.Places.GetPlaceAsync(new() { Id = place.Id });

    async Task<SuggestResponse> SuggestAsync(ProposedChange change, string? comment = null)
    {
        var request = Request(change);
        if (comment is not null) request.Comment = comment;
        return await server.Suggestions.SuggestAsync(request);
    }

    async Task<Receipt> ReceiptAsync(SuggestResponse taken) => await server.Suggestions.GetReceiptAsync(new() { Receipt = taken.Receipt });

    async Task<Suggestion> FindAsync(Place place) => (await server.Suggestions.ListSuggestionsAsync(
        new() { Filter = new() { SubjectId = place.Id, States = { SuggestionState.Open, SuggestionState.Asked } } }, await server.KeyAsync(Role.Reviewer))).Suggestions.Single();

    async Task<IReadOnlyList<Suggestion>> ListAsync(string region) =>
        (await server.Suggestions.ListSuggestionsAsync(new() { PageSize = 200 }, await server.KeyAsync(Role.Reviewer, region))).Suggestions;

    async Task ChangeAsync(Place seen, Place given, string paths) => await server.Contributions.UpdatePlaceAsync(
        new()
        {
            Id = seen.Id, Revision = seen.Revision, Place = given, UpdateMask = FieldMask.FromString(paths), Summary = new() { Sources = { Some.Source } },
        }, await server.KeyAsync(Role.Contributor));

    static SuggestRequest Request(ProposedChange change) => new() { Change = change, RequestId = Guid.NewGuid().ToString(), Sources = { Leaflet } };

    static ProposedChange Update(Place seen, Place given, string paths) => new()
    {
        UpdatePlace = new() { Id = seen.Id, Revision = seen.Revision, Place = given, UpdateMask = FieldMask.FromString(paths) },
    };

    internal static Place Group(string name = "A group")
    {
        var place = Some.SupportGroup(name);
        place.Position = new Position { Latitude = 51.3, Longitude = 1.1 };
        return place;
    }
}

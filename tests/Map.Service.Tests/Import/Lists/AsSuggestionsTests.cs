using Grpc.Core;
using Map.Contract;
using Map.Testing.Running;
using Map.V1;
using static Map.Service.Tests.Import.Lists.Importing;

namespace Map.Service.Tests.Import.Lists;

/// <summary>Lists whose rows are suggested instead of written.</summary>
public sealed class AsSuggestionsTests(PlacesServer server) : IClassFixture<PlacesServer>
{
    [Fact]
    public async Task New_rows_are_suggested_as_one_group_once_and_are_unchanged_when_accepted()
    {
        var (key, reviewer) = (await server.KeyAsync(Role.Contributor), await server.KeyAsync(Role.Reviewer));
        var (list, options) = (Camps("Suggested", 1), AsSuggestions("suggested.csv"));
        var preview = await server.ImportAsync(list, options, key);
        Assert.Equal([(ImportOutcome.New, 2)], Outcomes(preview));
        Assert.Equal((2, 0), (preview.Suggested, preview.Waiting));
        Assert.Empty(await OpenAsync("suggested"));

        var applied = await server.ApplyAsync(list, options, key);
        Assert.Equal((2, false), (applied.Suggested, applied.HasActId));
        Assert.All(applied.Rows, row => Assert.False(row.HasPlaceId));
        Assert.Empty(await server.FindAsync("Suggested Alpha"));
        var open = await OpenAsync("suggested");
        Assert.Equal(2, open.Count);
        Assert.Single(open.Select(one => one.GroupId).Distinct());
        Assert.All(open, one => Assert.Equal((SuggestionKind.AddPlace, 2), (one.Kind, one.GroupSize)));
        Assert.Contains("Line 2 of the list suggested (suggested.csv).", open.Select(one => one.Comment));
        Assert.Contains("suggested.csv, line 2", open.SelectMany(one => one.Sources).Select(source => source.Citation));

        var again = await server.ApplyAsync(list, options, key);
        Assert.Equal([(ImportOutcome.Suggested, 2)], Outcomes(again));
        Assert.Equal(0, again.Suggested);

        var first = open.Single(one => one.Change.AddPlace.Place.Name == "Suggested Alpha");
        await server.Suggestions.AcceptSuggestionAsync(new() { Id = first.Id }, reviewer);
        Assert.Single(await server.FindAsync("Suggested Alpha"));
        Assert.Equal([(ImportOutcome.Unchanged, 1), (ImportOutcome.Suggested, 1)], Outcomes(await server.ImportAsync(list, options, key)));

        await server.Suggestions.RejectSuggestionsAsync(new() { GroupId = open[0].GroupId, Reason = "Not of this map" }, reviewer);
        Assert.Equal([(ImportOutcome.Unchanged, 1), (ImportOutcome.Suggested, 1)], Outcomes(await server.ImportAsync(list, options, key)));
    }

    [Fact]
    public async Task Changed_cell_is_suggested_for_its_field_alone_and_what_was_suggested_before_is_taken_back()
    {
        var (key, reviewer) = (await server.KeyAsync(Role.Contributor), await server.KeyAsync(Role.Reviewer));
        var (list, options) = (Camps("Altered", 2), Options("altered.csv"));
        await server.ApplyAsync(list, options, reviewer);
        options.AsSuggestions = true;
        await server.ApplyAsync(list.Replace(";120;", ";130;", StringComparison.Ordinal), options, key);

        list = list.Replace(";120;", ";140;", StringComparison.Ordinal);
        var applied = await server.ApplyAsync(list, options, key);

        Assert.Equal([(ImportOutcome.Changed, 1), (ImportOutcome.Unchanged, 1)], Outcomes(applied));
        var one = Assert.Single(await OpenAsync("altered"));
        Assert.Equal(["detention_centre.capacities"], one.Change.UpdatePlace.UpdateMask.Paths);
        Assert.Empty(one.Change.UpdatePlace.Place.Name);
        await server.Suggestions.AcceptSuggestionAsync(new() { Id = one.Id }, reviewer);
        Assert.Equal(140, Assert.Single(await server.FindAsync("Altered Alpha")).DetentionCentre.Capacities.Single().People);
        Assert.Equal([(ImportOutcome.Unchanged, 2)], Outcomes(await server.ImportAsync(list, options, key)));
    }

    [Fact]
    public async Task Line_that_is_added_on_top_changes_no_other_row()
    {
        var (key, options) = (await server.KeyAsync(Role.Reviewer), AsSuggestions("moved.csv"));
        const string rows = "Below,51.2513,3.8587\n";
        await server.ApplyAsync($"name,latitude,longitude\n{rows}", Options("moved.csv"), key);

        var response = await server.ApplyAsync($"name,latitude,longitude\nAbove,56.2513,9.8587\n{rows}", options, key);

        Assert.Equal([(ImportOutcome.New, 1), (ImportOutcome.Unchanged, 1)], Outcomes(response));
        response = await server.ApplyAsync($"name,latitude,longitude\nOn top,58.2513,12.8587\nAbove,56.2513,9.8587\n{rows}", options, key);
        Assert.Equal([(ImportOutcome.New, 1), (ImportOutcome.Unchanged, 1), (ImportOutcome.Suggested, 1)], Outcomes(response));
    }

    [Fact]
    public async Task Contacts_that_not_everybody_sees_are_neither_suggested_nor_lost()
    {
        var reviewer = await server.KeyAsync(Role.Reviewer);
        const string list = "name,kind,latitude,longitude,phone\nA house,charity,54.1234,-2.1234,+44 1524 555111\n";
        var options = new ImportOptions { FileName = "houses.csv" };
        var place = (await server.ApplyAsync(list, options, reviewer)).Rows[0].PlaceId;
        var known = await server.Places.GetPlaceAsync(new() { Id = place }, reviewer);
        known.Contacts.Add(new Contact { Kind = ContactKind.Voice, Value = "+44 1524 555999", Visibility = ContactVisibility.Reviewers });
        await server.Contributions.UpdatePlaceAsync(
            new()
            {
                Id = place, Revision = known.Revision, Place = known, UpdateMask = new() { Paths = { "contacts" } },
                Summary = new() { Sources = { new Source { Citation = "Told" } } },
            },
            reviewer);

        options.AsSuggestions = true;
        await server.ApplyAsync(list.Replace(" 555111", " 555222", StringComparison.Ordinal), options, reviewer);

        var one = Assert.Single(await OpenAsync("houses"));
        Assert.Equal(["+44 1524 555222"], one.Change.UpdatePlace.Place.Contacts.Select(contact => contact.Value));
        await server.Suggestions.AcceptSuggestionAsync(new() { Id = one.Id }, reviewer);
        var after = await server.Places.GetPlaceAsync(new() { Id = place }, reviewer);
        Assert.Equal(["+44 1524 555222", "+44 1524 555999"], after.Contacts.Select(contact => contact.Value).Order());
    }

    [Fact]
    public async Task Position_that_was_warned_of_and_accepted_can_be_accepted_by_a_reviewer()
    {
        var (key, reviewer) = (await server.KeyAsync(Role.Contributor), await server.KeyAsync(Role.Reviewer));
        var options = AsSuggestions("at-sea.csv");
        options.Accept.Add("at_sea");
        await server.ApplyAsync("name,latitude,longitude\nA ship,45,-35\n", options, key);

        var one = Assert.Single(await OpenAsync("at-sea"));
        Assert.Contains("sea", one.Comment, StringComparison.Ordinal);
        Assert.DoesNotContain(one.Risks, risk => risk.Contains("no longer fits", StringComparison.Ordinal));
        await server.Suggestions.AcceptSuggestionAsync(new() { Id = one.Id }, reviewer);
        Assert.Single(await server.FindAsync("A ship"));
    }

    [Fact]
    public async Task Rule_of_the_operator_and_a_wrong_character_make_a_row_wrong()
    {
        var rules = new Map.Service.Contributions.Suggestions.Rules.RuleStore(server.Database, TimeProvider.System);
        await rules.AddAsync(new("no-zoos", "text.contains('zoo')", Map.Service.Contributions.Suggestions.Rules.RuleAction.Refuse, "No zoos.", true), CancellationToken.None);

        var response = await server.ImportAsync(
            "name,latitude,longitude\nThe zoo,52.2513,5.8587\nTurned \u202e around,53.2513,6.8587\n", AsSuggestions("zoos.csv"), await server.KeyAsync(Role.Contributor));

        Assert.Equal([(ImportOutcome.Wrong, 2)], Outcomes(response));
        Assert.Contains("rule_refused", response.Notes.Select(note => note.Code));
    }

    [Fact]
    public async Task Nobody_suggests_a_list_without_a_key()
    {
        var refused = await Refused.ByAsync(server.ImportAsync(Camps("Anonymous", 7), AsSuggestions("anonymous.csv"), null));
        Assert.Equal(StatusCode.Unauthenticated, refused.Code);
    }

    internal static ImportOptions AsSuggestions(string file)
    {
        var options = Options(file);
        options.AsSuggestions = true;
        return options;
    }

    async Task<IReadOnlyList<Suggestion>> OpenAsync(string list) =>
        [.. (await server.Suggestions.ListSuggestionsAsync(new() { PageSize = 200, Filter = new() { WithHeld = true } }, await server.KeyAsync(Role.Reviewer)))
            .Suggestions.Where(one => one.List == list)];
}

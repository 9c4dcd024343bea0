using System.Globalization;
using System.Text.Json;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Map.Contract;
using Map.Testing.Running;
using Map.V1;

namespace Map.Service.Tests.Contributions;

/// <summary>Undoing one change in the middle of a history gives what the history would have given without it, in every field that nobody has
/// changed since. A few histories in every run; MAP_HISTORIES says how many, and the rehearsal makes 1,000.</summary>
public sealed class UndoPropertyTests(PlacesServer server) : IClassFixture<PlacesServer>
{
    const int Authors = 50;

    static readonly int Histories = int.Parse(Environment.GetEnvironmentVariable("MAP_HISTORIES") ?? "12", CultureInfo.InvariantCulture);

    readonly List<Metadata> keys = [];
    readonly List<string> organisations = [];
    Metadata reviewer = null!;

    [Fact]
    public async Task Undone_change_leaves_what_history_without_it_would()
    {
        await PrepareAsync();
        for (var seed = 0; seed < Histories; seed++) await CompareAsync(seed);
    }

    [Fact]
    [Trait("Category", "Rehearsal")]
    public async Task Undone_change_leaves_what_history_without_it_would_in_a_thousand_histories()
    {
        await PrepareAsync();
        for (var seed = 0; seed < 1000; seed++) await CompareAsync(seed);
    }

    async Task PrepareAsync()
    {
        await HireAsync();
        foreach (var name in new[] { "Serco", "Mitie", "G4S" })
            organisations.Add((await server.Contributions.AddOrganisationAsync(
                new() { Organisation = new() { Name = name, Kind = OrganisationKind.Company, Sources = { Some.Source } } }, keys[0])).Organisation.Id);
    }

    // A key may do only so much in an hour.
    async Task HireAsync()
    {
        keys.Clear();
        for (var i = 0; i < Authors; i++) keys.Add(await server.KeyAsync(Role.Contributor));
    }

    async Task CompareAsync(int seed)
    {
        if (seed % 5 == 4) await HireAsync();
        reviewer = await server.KeyAsync(Role.Reviewer);
        var random = new Random(seed);
        var steps = Enumerable.Range(0, random.Next(3, 12)).Select(_ => Step.Random(random, organisations)).ToList();
        var undone = random.Next(steps.Count);
        var (whole, acts) = await PlayAsync(steps, random.Next());
        var (without, _) = await PlayAsync([.. steps.Where((_, i) => i != undone)], random.Next());

        if (acts[undone].Length > 0) await server.Contributions.RevertAsync(new() { ActId = acts[undone], Summary = new() { Comment = "Undo" } }, reviewer);

        var later = steps.Skip(undone + 1).SelectMany(step => step.Fields).ToHashSet();
        var (expected, actual) = (await FieldsAsync(without), await FieldsAsync(whole));
        foreach (var field in expected.Keys.Union(actual.Keys).Where(field => !later.Contains(field)))
            Assert.True(
                expected.GetValueOrDefault(field) == actual.GetValueOrDefault(field),
                $"History {seed}, step {undone} of {string.Join("; ", steps)}: {field} is {actual.GetValueOrDefault(field)}, not {expected.GetValueOrDefault(field)}.");
    }

    async Task<(Place Place, string[] Acts)> PlayAsync(IReadOnlyList<Step> steps, int seed)
    {
        var random = new Random(seed);
        var place = await server.Places.CreatePlaceAsync(new() { Place = Some.DetentionCentre() }, Author(random));
        var (acts, involvements) = (new List<string>(), new Dictionary<int, string>());
        foreach (var step in steps)
        {
            acts.Add(await DoAsync(step, place, involvements, Author(random)));
            place = await server.Places.GetPlaceAsync(new() { Id = place.Id }, reviewer);
        }

        return (place, [.. acts]);
    }

    async Task<string> DoAsync(Step step, Place place, Dictionary<int, string> involvements, Metadata author)
    {
        var summary = new EditSummary { Comment = step.ToString(), Sources = { new Source { Citation = step.Citation } } };
        switch (step.Kind)
        {
            case "publish":
                return place.Published
                    ? (await server.Contributions.WithdrawPlaceAsync(new() { Id = place.Id, Revision = place.Revision, Summary = summary }, reviewer)).ActId
                    : (await server.Contributions.RestorePlaceAsync(new() { Id = place.Id, Revision = place.Revision, Summary = summary }, reviewer)).ActId;
            case "involvement" when !involvements.ContainsKey(step.Number):
                var added = await server.Contributions.AddInvolvementAsync(
                    new()
                    {
                        Involvement = new()
                        {
                            PlaceId = place.Id, OrganisationId = step.Text, Role = (InvolvementRole)(step.Number + 1),
                            Source = new Source { Citation = step.Citation },
                        },
                        Summary = summary,
                    }, reviewer);
                involvements.Add(step.Number, added.Involvement.Id);
                return added.ActId;
            case "involvement":
                return (await server.Contributions.UpdateInvolvementAsync(
                    new()
                    {
                        Id = involvements[step.Number], Revision = place.Revision, Involvement = new() { Note = step.Citation },
                        UpdateMask = FieldMask.FromString("note"), Summary = summary,
                    }, reviewer)).ActId;
            default:
                return (await server.Contributions.UpdatePlaceAsync(
                    new()
                    {
                        Id = place.Id, Revision = place.Revision, Place = step.Given, UpdateMask = FieldMask.FromString(step.Mask), Summary = summary,
                    }, place.Published ? author : reviewer)).ActId;
        }
    }

    Metadata Author(Random random) => keys[random.Next(keys.Count)];

    // As the log keeps them; an involvement by its role, because the two places have no id in common.
    async Task<Dictionary<string, string>> FieldsAsync(Place place)
    {
        using var state = JsonDocument.Parse(await server.Map.ScalarAsync<string>(
            "SELECT state_fields(place_state(id))::text FROM place WHERE id = $1", Guid.Parse(place.Id)));
        return state.RootElement.EnumerateObject().ToDictionary(
            field => field.Name.StartsWith("involvement ", StringComparison.Ordinal) ? $"involvement {field.Value.GetProperty("role")}" : field.Name,
            field => field.Name.StartsWith("involvement ", StringComparison.Ordinal)
                ? field.Value.GetRawText().Replace(field.Value.GetProperty("id").GetString()!, "", StringComparison.Ordinal)
                : field.Value.GetRawText());
    }

    /// <summary>One change of a history.</summary>
    sealed record Step(string Kind, string Mask, Place Given, int Number, string Text, string Citation, string[] Fields)
    {
        public override string ToString() => Mask.Length > 0 ? Mask : $"{Kind} {Number}";

        public static Step Random(Random random, IReadOnlyList<string> organisations)
        {
            var (number, citation) = (random.Next(5), $"Source {random.Next(1_000_000)}");
            return random.Next(8) switch
            {
                0 => new("publish", "", new(), number, "", citation, ["published"]),
                1 => new("involvement", "", new(), number, organisations[random.Next(3)], citation,
                    [$"involvement {Words.Of((InvolvementRole)(number + 1))}"]),
                2 => Update("name,names", new() { Name = $"Name {number}", Names = { ["fr"] = $"Nom {number}" } }, "name", "names"),
                3 => Update("periods", new() { Periods = { new Period { From = $"{2000 + number}", To = "2020" } } }, "periods"),
                4 => Update("contacts,website", new()
                {
                    Website = $"https://{number}.example",
                    Contacts = { new Contact { Kind = ContactKind.Voice, Value = $"+44 1632 96000{number}", Visibility = ContactVisibility.Public } },
                }, "contacts", "website"),
                5 => Update("position,precision", new()
                {
                    Position = new Position { Latitude = 50 + (number * 0.123456789), Longitude = 1 }, Precision = (Precision)(number + 1),
                }, "position"),
                6 => Update("detention_centre.holds,detention_centre.capacities", new()
                {
                    DetentionCentre = new()
                    {
                        Holds = { (Population)((number % 4) + 1) }, Capacities = { new Capacity { People = number * 10, AsOf = "2020" } },
                    },
                }, "holds", "capacities"),
                _ => Update("summary,address", new()
                {
                    Summary = $"Summary {number}", Address = new Address { Lines = $"{number} Road", Town = "Town" },
                }, "summary", "address_lines", "postcode", "town", "area"),
            };

            // Every update adds a source.
            Step Update(string mask, Place given, params string[] fields) => new("update", mask, given, number, "", citation, [.. fields, "sources"]);
        }
    }
}

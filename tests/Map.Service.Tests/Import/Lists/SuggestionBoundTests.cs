using Map.Contract;
using Map.Testing.Running;
using Map.V1;
using static Map.Service.Tests.Import.Lists.Importing;

namespace Map.Service.Tests.Import.Lists;

/// <summary>How many rows of lists may wait as suggestions.</summary>
public sealed class SuggestionBoundTests(PlacesServer server) : IClassFixture<PlacesServer>
{
    [Fact]
    public async Task New_key_may_have_400_rows_open_and_neither_shuts_people_out_nor_is_shut_out_by_them()
    {
        var key = await server.KeyAsync(Role.Contributor);
        var list = "name,latitude,longitude\n" + string.Concat(
            Enumerable.Range(0, 405).Select(i => FormattableString.Invariant($"Mass {i},{-40 + i * 0.1},{140 + i * 0.05}\n")));
        var options = AsSuggestionsTests.AsSuggestions("mass.csv");
        options.Accept.Add("all");
        options.AddTwins = true;

        var response = await server.ApplyAsync(list, options, key);

        Assert.Equal([(ImportOutcome.New, 400), (ImportOutcome.LeftOut, 5)], Outcomes(response));
        Assert.Contains("suggestions_full", response.Notes.Select(note => note.Code));
        Assert.Equal(0, (await server.ApplyAsync(list, options, key)).Suggested);
        // More than 200 in this hour would make the next one cost work.
        await server.Suggestions.SuggestAsync(new()
        {
            RequestId = Guid.CreateVersion7().ToString(), Comment = "From a person",
            Change = new()
            {
                AddPlace = new()
                {
                    Place = new() { Name = "Of a person", Status = PlaceStatus.Open, Confidence = Confidence.Medium, SupportGroup = new() { Scope = Scope.National } },
                },
            },
        });
    }
}

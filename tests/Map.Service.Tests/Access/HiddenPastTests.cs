using Google.Protobuf;
using Grpc.Core;
using Map.Contract;
using Map.Service.Places.Write;
using Map.Service.Storage.Entities;
using Map.Service.Tests.Log.History;
using Map.Testing.Running;
using Map.V1;

namespace Map.Service.Tests.Access;

/// <summary>Two maps with the same random past, but for what was hidden in it or was withdrawn since: drafts, exact positions, addresses,
/// contacts. Nobody who does not review the places can tell the two from another.</summary>
public sealed class HiddenPastTests : IAsyncLifetime
{
    const int Places = 10;
    const int Edits = 12;

    readonly PlacesServer one = new();
    readonly PlacesServer other = new();

    public Task InitializeAsync() => Task.WhenAll(one.InitializeAsync(), other.InitializeAsync());

    public Task DisposeAsync() => Task.WhenAll(one.DisposeAsync(), other.DisposeAsync());

    [Fact]
    public async Task Past_tells_nothing_that_is_hidden_now_or_was_then()
    {
        await Task.WhenAll(FillAsync(one, "one", shift: 0.01), FillAsync(other, "other", shift: 0.04));

        foreach (var (role, regions) in new (Role?, string[])[] { (null, []), (Role.Contributor, []), (Role.Reviewer, ["FR"]) })
        {
            var ours = await PastAsync(one, role, regions);
            var theirs = await PastAsync(other, role, regions);
            var revisions = ours.OfType<ListRevisionsResponse>().Sum(page => page.Results.Count);
            Assert.True(revisions > 2 * Places, $"There are only {revisions} revisions; they test little.");
            foreach (var (our, their) in ours.Zip(theirs))
                Assert.Equal(our.ToString(), their.ToString());
        }

        // What there is to hide is there: those who review the places see the difference.
        Assert.NotEqual(
            (await PastAsync(one, Role.Reviewer, [])).Select(message => message.ToString()),
            (await PastAsync(other, Role.Reviewer, [])).Select(message => message.ToString()));
    }

    static async Task FillAsync(PlacesServer server, string secret, double shift)
    {
        await server.Map.RegionAsync("GB", "United Kingdom", -9, 49, 3, 61);
        await server.Map.RegionAsync("FR", "France", 4, 42, 9, 51);
        var editor = new PastEditor(server);
        for (var i = 0; i < Places; i++)
        {
            var random = new Random(i);
            var id = IdOf(i);
            await editor.AddAsync(place => Begin(place, secret, shift, random), id);
            for (var edit = 0; edit < Edits; edit++)
                await editor.EditAsync(id, place => Change(place, secret, shift, random));
            await editor.EditAsync(id, place => End(place, i));
        }
    }

    static void Begin(PlaceEntity place, string secret, double shift, Random random)
    {
        Move(place, shift, random);
        place.Published = random.Next(2) == 0;
        place.Name = place.Published ? "Begins" : secret;
        place.Contacts.Add(PastEditor.Contact(0, $"{secret}@example.org", ContactVisibility.Reviewers));
        place.Contacts.Add(PastEditor.Contact(1, $"withdrawn-{secret}@example.org", ContactVisibility.Public));
        place.Contacts.Add(PastEditor.Contact(2, "stays@example.org", ContactVisibility.Public));
        place.Contacts.Add(PastEditor.Contact(3, "trusted@example.org", ContactVisibility.Contributors));
    }

    static void Change(PlaceEntity place, string secret, double shift, Random random)
    {
        switch (random.Next(7))
        {
            case 0:
                Move(place, shift, random);
                break;
            case 1:
                (place["address_lines"], place["postcode"], place["town"]) = ($"{secret} street", secret, "Dover");
                break;
            case 2:
                place.Published = !place.Published;
                break;
            case 3:
                place.Contacts.Single(contact => contact.Ordinal == 0).Description = $"{secret} {random.Next()}";
                break;
            case 4:
                place.Contacts.Single(contact => contact.Ordinal == 1).Description = $"{secret} {random.Next()}";
                break;
            case 5:
                place.Contacts.Single(contact => contact.Ordinal == 2).Description = $"For everybody {random.Next()}";
                break;
            default:
                place["note"] = place.Published ? $"{random.Next()}" : secret;
                break;
        }

        // A draft is as secret as the rest until it is published.
        WithheldAddress.MoveFrom(place);
        place.Name = place.Published ? "In between" : secret;
        if (place.Published && Equals(place["note"], secret)) place["note"] = null;
    }

    // What must not be shown is taken back in one of three ways.
    static void End(PlaceEntity place, int number)
    {
        (place.Name, place["note"], place.Published) = ("Ends", null, number % 10 > 0);
        place.Contacts.RemoveAll(contact => contact.Ordinal == 1);
        (place["address_lines"], place["postcode"]) = ("Town hall", "CT16 1AA");
        switch (number % 3)
        {
            case 0:
                (place.ExactPosition, place.Precision) = (null, null);
                place.Coverage.Add(new CoverageEntity { RegionCode = "GB" });
                break;
            case 1:
                place.Precision = Precision.Town;
                break;
            default:
                (place.Precision, place["address_lines"], place["postcode"]) = (Precision.Region, null, null);
                break;
        }
        WithheldAddress.MoveFrom(place);
    }

    // Within one cell of a tenth of a degree: where exactly is what differs.
    static void Move(PlaceEntity place, double shift, Random random)
    {
        place.ExactPosition = PastEditor.At(51 + (random.Next(9) / 10.0) + shift, 1.3 + shift);
        place.Precision = (Precision)random.Next((int)Precision.Building, (int)Precision.Region);
    }

    static async Task<List<IMessage>> PastAsync(PlacesServer server, Role? role, string[] regions)
    {
        var key = role is { } given ? await server.KeyAsync(given, regions) : null;
        var found = new List<IMessage>();
        for (var i = 0; i < Places; i++)
        {
            try
            {
                var id = IdOf(i).ToString();
                var place = await server.Places.GetPlaceAsync(new GetPlaceRequest { Id = id }, key);
                var past = await server.History.ListRevisionsAsync(
                    new ListRevisionsRequest { PlaceId = id, PageSize = i % 2 == 0 ? 20 : 2 }, key);
                // The two maps were not written at the same time.
                place.UpdatedAt = null;
                foreach (var result in past.Results) result.Revision.At = null;
                found.AddRange([place, past]);
            }
            catch (RpcException exception) when (exception.StatusCode == StatusCode.NotFound)
            {
                found.Add(new GetPlaceRequest());
            }
        }

        return found;
    }

    static Guid IdOf(int number) => new(number, 0, 0x4000, 0x80, 0, 0, 0, 0, 0, 0, 1);
}

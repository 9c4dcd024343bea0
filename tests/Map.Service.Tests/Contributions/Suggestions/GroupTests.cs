using Map.Service.Contributions.Suggestions.Groups;
using Microsoft.Extensions.Time.Testing;

namespace Map.Service.Tests.Contributions.Suggestions;

public sealed class GroupTests
{
    const int Large = 25;

    [Fact]
    public void One_site_in_many_texts_is_one_group_and_others_stay_alone()
    {
        var spam = Enumerable.Range(0, 40).Select(i => One($"o{i}", tokens: ["site"])).ToList();
        var honest = Enumerable.Range(0, 40).Select(i => One($"h{i}", tokens: [$"own {i}"])).ToList();

        var groups = SuggestionGroups.Assign([.. spam, .. honest], Large);

        Assert.Single(spam.Select(one => groups[one.Id]).Distinct());
        Assert.Equal(40, honest.Select(one => groups[one.Id]).Distinct().Count());
    }

    [Fact]
    public void Bare_runs_of_many_origins_are_a_wave_and_a_persons_two_moves_are_not()
    {
        var runs = Enumerable.Range(0, 6).SelectMany(origin => Enumerable.Range(0, 3).Select(_ => One($"o{origin}"))).ToList();
        var people = Enumerable.Range(0, 30).SelectMany(origin => Enumerable.Range(0, 2).Select(_ => One($"p{origin}"))).ToList();

        var groups = SuggestionGroups.Assign([.. runs, .. people], Large);

        Assert.Single(runs.Select(one => groups[one.Id]).Distinct());
        Assert.Equal(people.Count, people.Select(one => groups[one.Id]).Distinct().Count());
    }

    [Fact]
    public void Bare_ones_of_origins_in_a_flood_join_its_wave_and_those_with_a_source_do_not()
    {
        var flood = Enumerable.Range(0, 40).Select(i => One($"o{i % 20}", tokens: ["site"])).ToList();
        var moves = Enumerable.Range(0, 20).Select(i => One($"o{i}")).ToList();
        var honest = One("o1") with { HasSource = true };

        var groups = SuggestionGroups.Assign([.. flood, .. moves, honest], Large);

        Assert.Single(moves.Select(one => groups[one.Id]).Distinct());
        Assert.Equal(honest.Id, groups[honest.Id]);
    }

    [Fact]
    public void Group_keeps_its_id_when_it_grows()
    {
        var first = Enumerable.Range(0, 5).Select(i => One($"o{i}", tokens: ["site"])).ToList();
        var before = SuggestionGroups.Assign(first, Large);
        var known = first.Select(one => one with { GroupId = before[one.Id] }).ToList();

        var after = SuggestionGroups.Assign([.. known, .. Enumerable.Range(0, 3).Select(i => One($"n{i}", tokens: ["site"]))], Large);

        Assert.Equal(before[first[0].Id], after.Values.Distinct().Single());
    }

    [Fact]
    public void Hash_of_an_address_lasts_a_day_and_covers_a_network_of_ipv6()
    {
        var clock = new FakeTimeProvider(new(2026, 3, 18, 23, 0, 0, TimeSpan.Zero));
        var origins = new Origins(clock);
        var hash = origins.Hash("203.0.113.77")!;

        Assert.Equal(Origins.Length, hash.Length);
        Assert.Equal(hash, origins.Hash("::ffff:203.0.113.77"));
        Assert.NotEqual(hash, origins.Hash("203.0.113.78"));
        Assert.Equal(origins.Hash("2001:db8:1:2::1"), origins.Hash("2001:db8:1:2:ffff::9"));
        Assert.NotEqual(origins.Hash("2001:db8:1:2::1"), origins.Hash("2001:db8:1:3::1"));
        Assert.NotEqual(hash, new Origins(clock).Hash("203.0.113.77"));
        clock.Advance(TimeSpan.FromHours(1));
        Assert.NotEqual(hash, origins.Hash("203.0.113.77"));
        Assert.Null(origins.Hash(""));
        Assert.Throws<Map.Service.Errors.Refusal>(() => origins.Hash("nowhere"));
    }

    static Grouped One(string origin, string[]? tokens = null)
    {
        var id = Guid.NewGuid();
        return new(id, id, origin, "update_place position", tokens ?? [], null, false);
    }
}

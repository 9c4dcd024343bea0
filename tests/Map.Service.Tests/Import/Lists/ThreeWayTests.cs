using Map.Service.Import.Lists;
using Map.V1;

namespace Map.Service.Tests.Import.Lists;

public sealed class ThreeWayTests
{
    [Theory]
    [InlineData("a b", "a b", "a b", "a b")]
    [InlineData("a b c", "a b", "a b", "a b c")]
    [InlineData("a b c", "a b", "a", "a c")]
    [InlineData("a", "a b", "a b", "a")]
    [InlineData("a c", "a b", "a b d", "a c d")]
    [InlineData("", "a", "a b", "b")]
    [InlineData("a b", "", "b a", "a b")]
    [InlineData("a", "a", "b a", "b a")]
    [InlineData("a b", "a b", "b a", "b a")]
    public void Languages_of_a_group_are_what_both_changed(string now, string said, string says, string merged) =>
        Assert.Equal(merged.Split(' '), ThreeWay.Merged(Group(now), Group(said), Group(says)).SupportGroup.Languages);

    [Theory]
    [InlineData("fr:B", "fr:A", "fr:A", "fr:B")]
    [InlineData("fr:A", "fr:A", "fr:B", "fr:B")]
    [InlineData("fr:A de:D", "fr:A", "fr:A es:E", "de:D es:E fr:A")]
    [InlineData("fr:A de:D", "fr:A de:D", "fr:A", "fr:A")]
    public void Names_are_what_both_changed(string now, string said, string says, string merged) =>
        Assert.Equal(merged, string.Join(' ', ThreeWay.Merged(Named(now), Named(said), Named(says)).Names.OrderBy(name => name.Key, StringComparer.Ordinal).Select(name => $"{name.Key}:{name.Value}")));

    static Place Group(string languages) => new() { SupportGroup = new() { Languages = { languages.Split(' ', StringSplitOptions.RemoveEmptyEntries) } } };

    static Place Named(string names)
    {
        var place = new Place();
        foreach (var name in names.Split(' ')) place.Names[name.Split(':')[0]] = name.Split(':')[1];
        return place;
    }
}

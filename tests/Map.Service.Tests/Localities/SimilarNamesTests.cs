using Map.Gazetteer;

namespace Map.Service.Tests.Localities;

public sealed class SimilarNamesTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Walk_finds_exactly_what_comparing_with_every_name_finds(int most)
    {
        var random = new Random(20_261_121);
        var words = Enumerable.Range(0, 3_000).Select(_ => Word(random)).Distinct().ToList();
        var names = new NameIndex([.. words.Select((word, number) => new NameIndex.Name(word, number, false))]);
        for (var asked = 0; asked < 300; asked++)
        {
            var text = Word(random);

            var found = SimilarNames.Find(names, text, most).Select(hit => (names[hit.Index].ToString(), hit.Differences)).Order();

            var expected = words.Where(word => most == 1 || word[0] == text[0])
                .Select(word => (word, Differences(word, text))).Where(pair => pair.Item2 <= most);
            Assert.Equal(expected.Order(), found);
        }
    }

    [Theory]
    [InlineData("calais", "calias", 1)]
    [InlineData("calais", "calai", 1)]
    [InlineData("calais", "calaais", 1)]
    [InlineData("calais", "calaix", 1)]
    [InlineData("calais", "calsia", 2)]
    public void Swapped_letters_are_one_difference(string name, string text, int differences) =>
        Assert.Equal([(0, differences)], SimilarNames.Find(new NameIndex([new NameIndex.Name(name, 0, false)]), text, 2));

    // Few letters, so that many words are alike.
    static string Word(Random random) => new([.. Enumerable.Range(0, random.Next(1, 9)).Select(_ => (char)('a' + random.Next(3)))]);

    // By the definition: the whole table, without pruning.
    static int Differences(string a, string b)
    {
        var table = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
            for (var j = 0; j <= b.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    table[i, j] = i + j;
                    continue;
                }
                var least = Math.Min(Math.Min(table[i - 1, j], table[i, j - 1]) + 1, table[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) least = Math.Min(least, table[i - 2, j - 2] + 1);
                table[i, j] = least;
            }
        return table[a.Length, b.Length];
    }
}

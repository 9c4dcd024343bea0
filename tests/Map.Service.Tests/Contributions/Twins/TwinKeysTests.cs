using AnyAscii;
using Map.Gazetteer;
using Map.Service.Contributions.Twins;
using Map.Service.Tests.Localities;

namespace Map.Service.Tests.Contributions.Twins;

/// <summary>The database transliterates, hears and shortens as the program does.</summary>
public sealed class TwinKeysTests(SeededAtlas map, MigratedDatabase database) : IClassFixture<SeededAtlas>, IClassFixture<MigratedDatabase>
{
    const int Step = 20;

    [Fact]
    public async Task Every_letter_is_that_of_the_library()
    {
        var expected = Enumerable.Range(0x80, 0x3100 - 0x80).Select(code => ((char)code).ToString())
            .Where(letter => !char.IsSurrogate(letter[0]) && Folding.Shared.Fold(letter) == letter)
            .Select(letter => letter + "=" + string.Concat(letter.Transliterate().ToLowerInvariant().Where(char.IsAsciiLetterOrDigit)));

        Assert.Equal(expected, await database.ColumnAsync("SELECT letter || '=' || ascii FROM letter_in_ascii ORDER BY letter"));
    }

    [Fact]
    public async Task Names_of_gazetteer_and_seed_are_transliterated_and_heard_alike_by_both()
    {
        // Chinese and Korean are transliterated by the program only: places of the map have no such names without one in other letters.
        var names = map.Atlas.Gazetteer.Entries.Where((_, i) => i % Step == 0).SelectMany(entry => entry.Names.Each().Prepend(entry.Name))
            .Concat(Directory.EnumerateFiles(Repository.Seed, "*.csv").SelectMany(File.ReadLines).SelectMany(line => line.Split(',', '"')))
            .Where(name => name.All(letter => Folding.Shared.Fold(letter.ToString()).All(folded => folded < 0x3100))).Distinct().ToArray();
        Assert.True(names.Length > 10_000);

        await using var command = database.Source.CreateCommand("""
            SELECT a.words, ARRAY(SELECT word_sound(w) FROM string_to_table(a.words, ' ') WITH ORDINALITY t (w, n) WHERE w <> '' ORDER BY n)
            FROM unnest($1::text[]) WITH ORDINALITY t (name, n), LATERAL (SELECT ascii_words(name) AS words) a ORDER BY n
            """);
        command.Parameters.Add(new() { Value = names });
        await using var row = await command.ExecuteReaderAsync();
        var i = 0;
        while (await row.ReadAsync())
        {
            var words = TwinWords.InAscii(names[i++]);
            Assert.Equal(string.Join(' ', words), row.GetString(0));
            Assert.Equal(words.Select(TwinWords.Sound), row.GetFieldValue<string[]>(1));
        }
        Assert.Equal(names.Length, i);
    }

    [Theory]
    [InlineData("https://www.example.org/", "example.org")]
    [InlineData("HTTP://Example.ORG:8080/Groups/?a=b#c", "example.org/groups")]
    [InlineData("https://www2.example.org/index.html", "example.org")]
    [InlineData("https://example.org#top", "example.org")]
    public async Task Website_is_found_however_it_is_written(string website, string key) =>
        Assert.Equal(key, await database.ValueAsync($"SELECT website_key('{website}')"));

    [Theory]
    [InlineData("voice", "+44 20 7946 0123", "9460123")]
    [InlineData("fax", "(020) 7946-0123", "9460123")]
    [InlineData("voice", "115", "115")]
    [InlineData("email", "A@Example.org ", "a@example.org")]
    [InlineData("url", "https://www.example.org/x/", "example.org/x")]
    public async Task Contact_is_found_however_it_is_written(string kind, string value, string key) =>
        Assert.Equal(key, await database.ValueAsync($"SELECT contact_key('{kind}', '{value}')"));
}

using Map.Gazetteer;
using Map.Service.Tests.Localities;

namespace Map.Service.Tests.Search;

/// <summary>The database folds as the gazetteer does.</summary>
public sealed class FoldingTests(SeededAtlas map, MigratedDatabase database) : IClassFixture<SeededAtlas>, IClassFixture<MigratedDatabase>
{
    const int Step = 20;

    public static TheoryData<string, string> Alike => new()
    {
        { "L'Auberge des migrants", "l auberge des migrants" }, { "L’Auberge", "l auberge" }, { "LʼAuberge", "l auberge" },
        { "Saint-Étienne", "saint etienne" }, { "St. Pölten", "saint polten" }, { "Sankt Pölten", "saint polten" },
        { "Ste-Marie", "sainte marie" }, { "Straße", "strasse" }, { "Œuvre", "oeuvre" }, { "Ærø", "aero" }, { "Åstorp", "astorp" },
        { "Cala\u00ADis", "calais" }, { "\uFEFFDo\u200Bver\u202E", "dover" }, { "Ｃａｌａｉｓ ６２", "calais 62" },
        { "ΟΔΟΣ", "οδοσ" }, { "Κέντρο Κράτησης", "κεντρο κρατησησ" }, { "Ёлка Й", "елка и" }, { "أُكسفـورد", "اكسفورد" },
        { "تهران ی ک", "تهران ي ك" }, { "CT17-9AB", "ct17 9ab" }, { "٤٢", "42" }, { "O\u0308l", "ol" }, { " \t- ", "" },
    };

    [Theory]
    [MemberData(nameof(Alike))]
    public async Task Text_is_folded_alike_by_both(string text, string expected)
    {
        Assert.Equal(expected, Folding.Shared.Fold(text));
        Assert.Equal([expected], await FoldedAsync([text.Replace('\t', ' ')]));
    }

    [Fact]
    public async Task Every_letter_of_the_table_is_folded_alike_by_both()
    {
        string[] letters = [.. Folding.Shared.Letters.Keys.Select(letter => letter.ToString())];
        Assert.True(letters.Length > 2_000);
        // A ligature of several words has no spaces in the table.
        Assert.Equal(
            letters.Select(letter => Joined(Folding.Shared.Fold(letter))), (await FoldedAsync(letters)).Select(Joined));
    }

    [Fact]
    public async Task Names_of_gazetteer_and_seed_are_folded_and_spelt_alike_by_both()
    {
        var gazetteer = map.Atlas.Gazetteer.Entries.Where((_, i) => i % Step == 0)
            .SelectMany(entry => entry.Names.Each().Prepend(entry.Name)).ToList();
        var seed = Directory.EnumerateFiles(Repository.Seed, "*.csv").SelectMany(File.ReadLines).SelectMany(line => line.Split(',', '"')).ToList();
        string[] names = [.. gazetteer.Concat(seed).Distinct()];
        Assert.True(names.Length > 10_000);

        Assert.Equal(names.Select(Folding.Shared.Fold), await FoldedAsync(names));
        Assert.Equal(
            names.Select(name => string.Join('|', Folding.Shared.Spellings(name).Order(StringComparer.Ordinal))),
            await TextsAsync("array_to_string(ARRAY(SELECT unnest(spellings(name)) COLLATE \"C\" ORDER BY 1), '|')", names));
    }

    [Theory]
    [InlineData("Köln", "koln", "koeln")]
    [InlineData("Åstorp", "astorp", "aastorp")]
    [InlineData("Tromsø", "tromso", "tromsoe")]
    [InlineData("Ko\u0308ln", "koln", "koeln")]
    [InlineData("Koeln", "koeln")]
    [InlineData("Étienne", "etienne")]
    public void Umlauts_are_also_written_out(string text, params string[] spellings) => Assert.Equal(spellings, Folding.Shared.Spellings(text));

    static string Joined(string folded) => folded.Replace(" ", "", StringComparison.Ordinal).Replace("saint", "st", StringComparison.Ordinal);

    Task<List<string>> FoldedAsync(string[] texts) => TextsAsync("folded_words(name)", texts);

    async Task<List<string>> TextsAsync(string sql, string[] texts)
    {
        await using var command = database.Source.CreateCommand($"SELECT {sql} FROM unnest($1) WITH ORDINALITY AS typed (name, place) ORDER BY place");
        command.Parameters.Add(new() { Value = texts });
        await using var row = await command.ExecuteReaderAsync();
        var folded = new List<string>();
        while (await row.ReadAsync()) folded.Add(row.GetString(0));
        return folded;
    }
}

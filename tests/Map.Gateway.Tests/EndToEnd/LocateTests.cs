using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Map.Gateway.Tests.EndToEnd;

public sealed class LocateTests(SeededMap map) : IClassFixture<SeededMap>, IDisposable
{
    public void Dispose() => Assert.Empty(map.Errors);

    [Theory]
    [InlineData("Kales", "TOWN", "EXACT", "Calais, Pas-de-Calais, France")]
    [InlineData("ct20 1qu", "POSTCODE_DISTRICT", "EXACT", "CT20, Folkestone, Kent, United Kingdom")]
    [InlineData("Birm", "TOWN", "PREFIX", "Birmingham, United Kingdom")]
    [InlineData("Calias", "TOWN", "SIMILAR", "Calais, Pas-de-Calais, France")]
    [InlineData("Kent", "REGION", "EXACT", "Kent, United Kingdom")]
    [InlineData("Lampedusa", "ISLAND", "EXACT", "Lampedusa, Agrigento, Italy")]
    [InlineData("Heathrow", "AIRPORT", "EXACT", "London Heathrow Airport, Hillingdon, United Kingdom")]
    [InlineData("Gare du Nord", "STATION", "EXACT", "Gare du Nord, Paris, France")]
    [InlineData("Napier Barracks", "SITE", "EXACT", "Napier Barracks, Kent, United Kingdom")]
    [InlineData("62100 Calais", "TOWN", "PARTIAL", "Calais, Pas-de-Calais, France")]
    public async Task What_somebody_types_is_found(string text, string kind, string match, string label)
    {
        var found = (await AskAsync("kind match label", text))[0]!;

        Assert.Equal((kind, match, label), ((string?)found["kind"], (string?)found["match"], (string?)found["label"]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("…!?")]
    [InlineData("🙂")]
    [InlineData("Escalles")]
    [InlineData("' OR 1=1; --")]
    public async Task What_is_not_there_is_empty_list(string text) => Assert.Empty(await AskAsync("name", text));

    [Fact]
    public async Task Locality_leads_to_its_region_and_region_to_itself()
    {
        var calais = (await AskAsync("country region { code parent { name } } position { latitude longitude } box { west east }", "Calais"))[0]!;
        var kent = (await AskAsync("region { code } name(language: \"fr\")", "Kent"))[0]!;
        var abroad = (await AskAsync("country region { code }", "Khartoum"))[0]!;

        Assert.Equal(("FR", "FR-62"), ((string?)calais["country"], (string?)calais["region"]!["code"]));
        Assert.InRange((double)calais["position"]!["longitude"]!, (double)calais["box"]!["west"]!, (double)calais["box"]!["east"]!);
        Assert.Equal("GB-KEN", (string?)kent["region"]!["code"]);
        Assert.Equal("SD", (string?)abroad["country"]);
        Assert.Null(abroad["region"]);
    }

    [Theory]
    [InlineData("fr", "Londres", "Londres, Royaume-Uni")]
    [InlineData("ar", "لندن", "لندن, المملكة المتحدة")]
    [InlineData("pt-BR", "Londres", "Londres, Reino Unido")]
    [InlineData("tlh", "London", "London, United Kingdom")]
    public async Task Names_and_labels_are_in_language_asked_for(string language, string name, string label)
    {
        var london = (await AskAsync($"name(language: \"{language}\") label(language: \"{language}\")", "Лондон"))[0]!;

        Assert.Equal((name, label), ((string?)london["name"], (string?)london["label"]));
    }

    [Theory]
    [InlineData("Calais", "it", "Calais, Passo di Calais, Francia")]
    [InlineData("Calais", "de", "Calais, Pas-de-Calais, Frankreich")]
    [InlineData("Monza", "de", "Monza, Monza und Brianza, Italien")]
    [InlineData("Munich", "fr", "Munich, Bavière, Allemagne")]
    [InlineData("Mytilene", "es", "Mitilene, Egeo Septentrional, Grecia")]
    [InlineData("Catalonia", "de", "Katalonien, Spanien")]
    public async Task Label_is_in_one_language(string text, string language, string label) =>
        Assert.Equal(label, (string?)(await AskAsync($"label(language: \"{language}\")", text))[0]!["label"]);

    [Theory]
    [InlineData("Bayern", "de")]
    [InlineData("Lombardie", "fr")]
    [InlineData("Cataluña", "es")]
    [InlineData("ألمانيا", "ar")]
    [InlineData("Creta", "it")]
    [InlineData("Allemagne", "fr")]
    public async Task What_is_typed_label_and_name_of_region_agree(string text, string language)
    {
        var found = (await AskAsync($"name(language: \"{language}\") label(language: \"{language}\") region {{ name(language: \"{language}\") }}", text))[0]!;

        Assert.Equal((text, text), ((string?)found["name"], (string?)found["region"]!["name"]));
        Assert.StartsWith(text, (string?)found["label"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text: \"Lille\", first: 0", "first", "is 0; allowed is 1 to 50.")]
    [InlineData("text: \"Lille\", first: 51", "first", "is 51; allowed is 1 to 50.")]
    [InlineData("text: \"Lille\", near: {latitude: 91, longitude: 0}", "near.latitude", "is not a latitude: -90 to 90 degrees.")]
    [InlineData("text: \"Li\\u0000lle\"", "text", "holds the character U+0000, which no text has.")]
    public async Task Wrong_argument_is_named_with_what_is_allowed(string arguments, string field, string description)
    {
        var error = await map.Gateway.ErrorAsync($"{{ locate({arguments}) {{ name }} }}");

        var violation = Assert.Single(error["extensions"]!["violations"]!.AsArray())!;
        Assert.Equal((field, description), ((string?)violation["field"], (string?)violation["description"]));
    }

    [Fact]
    public async Task Long_text_is_refused_and_body_of_more_than_megabyte_is_not_read()
    {
        var error = await map.Gateway.ErrorAsync("query($t: String!) { locate(text: $t) { name } }", new { t = new string('x', 200_000) });
        Assert.Equal("text", (string?)error["extensions"]!["violations"]![0]!["field"]);

        using var refused = await map.Gateway.Http.PostAsJsonAsync(
            "graphql", new { query = "query($t: String!) { locate(text: $t) { name } }", variables = new { t = new string('x', 1 << 20) } });
        Assert.Equal(System.Net.HttpStatusCode.RequestEntityTooLarge, refused.StatusCode);
    }

    [Fact]
    public async Task Neither_text_nor_position_is_logged()
    {
        await map.Gateway.DataAsync("""{ locate(text: "Tarifa", near: {latitude: 36.0138765, longitude: -5.6065432}) { name region { name } } }""");

        Assert.DoesNotContain("Tarifa", map.LogText, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("36.0138", map.LogText, StringComparison.Ordinal);
    }

    async Task<JsonArray> AskAsync(string fields, string text) =>
        (await map.Gateway.DataAsync($"query($text: String!) {{ locate(text: $text) {{ {fields} }} }}", new { text }))["locate"]!.AsArray();
}

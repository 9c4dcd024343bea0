using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Map.Gateway.Pages.Data;
using Map.Gateway.Tests.EndToEnd;

namespace Map.Gateway.Tests.Pages.Data;

public sealed partial class DataPageTests(SeededMap map) : IClassFixture<SeededMap>
{
    [BuiltPagesFact]
    public async Task Every_parameter_and_every_form_is_named()
    {
        var page = await map.Gateway.Http.GetStringAsync("en/data");

        Assert.All(FilterParameter.All, parameter => Assert.Contains($"<code>{parameter.Name}</code>", page, StringComparison.Ordinal));
        Assert.All(DataFormat.All, format => Assert.Contains(format.Path, page, StringComparison.Ordinal));
    }

    [BuiltPagesFact]
    public async Task Distributions_of_filter_are_where_the_description_says()
    {
        var page = await map.Gateway.Http.GetStringAsync("en/data?regions=GB-KEN");

        var set = JsonNode.Parse(Description().Match(page).Groups[1].Value)!;

        Assert.Equal("Dataset", (string?)set["@type"]);
        Assert.Equal("https://creativecommons.org/licenses/by/4.0/", (string?)set["license"]);
        foreach (var file in set["distribution"]!.AsArray().Where(file => DataFormat.All.Any(format => format.TakesFilter && format.Path == new Uri((string)file!["contentUrl"]!).AbsolutePath)))
        {
            using var response = await map.Gateway.Http.GetAsync(new Uri((string)file!["contentUrl"]!));
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Equal((string?)file["encodingFormat"], response.Content.Headers.ContentType!.MediaType);
            Assert.EndsWith("?regions=GB-KEN", response.RequestMessage!.RequestUri!.ToString(), StringComparison.Ordinal);
        }
    }

    [BuiltPagesFact]
    public void Sources_are_those_of_the_seed()
    {
        var readme = File.ReadAllText(Path.Combine(Repository.Seed, "README.md"));

        Assert.All(
            DataSource.All.SelectMany(source => source.Name.Split(", ")), name => Assert.Contains(name.Split(':')[0], readme, StringComparison.Ordinal));
    }

    [GeneratedRegex("<script type=\"application/ld\\+json\">(.*?)</script>")]
    private static partial Regex Description();
}

using System.Net;
using Map.Gateway.Tests.EndToEnd;

namespace Map.Gateway.Tests.Pages.Suggest;

/// <summary>More suggestions than people can read.</summary>
public sealed class LimitPageTests : IAsyncLifetime
{
    readonly SeededMap map = new() { Suggesting = new(OpenOfOrigin: 1) };

    public Task InitializeAsync() => map.InitializeAsync();

    public async Task DisposeAsync()
    {
        Assert.Empty(map.Errors);
        await map.DisposeAsync();
    }

    [BuiltPagesFact]
    public async Task Too_many_from_one_network_are_told_to_come_later_and_keep_what_they_wrote()
    {
        var place = await map.ScalarAsync<Guid>("SELECT id FROM place WHERE name LIKE 'Colnbrook%' LIMIT 1");
        var form = await FormTester.OpenAsync(new(map.Gateway), $"en/places/{place}/suggest");
        await form.Type("comment", "The first").SendAsync();
        var another = await FormTester.OpenAsync(new(map.Gateway), $"en/places/{place}/suggest");

        var refused = await another.Type("comment", "The second").SendAsync(HttpStatusCode.TooManyRequests);

        var faults = refused.Page.QuerySelector(".faults")!.TextContent;
        Assert.Contains("try again in some hours", faults, StringComparison.Ordinal);
        Assert.DoesNotContain("Keep the text", faults, StringComparison.Ordinal);
        Assert.Equal("The second", refused["comment"]);
    }
}

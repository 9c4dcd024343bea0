using Grpc.Core;

namespace Map.Gateway.Pages.Cards;

/// <summary>What is kept of the pages that sources cite, by their addresses.</summary>
public sealed class KnownPages
{
    readonly Dictionary<string, V1.CitedPage> pages;

    KnownPages(Dictionary<string, V1.CitedPage> pages) => this.pages = pages;

    public static KnownPages None { get; } = new([]);

    /// <summary>Reads it for an entry.</summary>
    /// <param name="service">The service.</param>
    /// <param name="subject">UUID of the entry.</param>
    /// <param name="sources">Its sources.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<KnownPages> ReadAsync(
        V1.CitedPagesService.CitedPagesServiceClient service, string subject, IEnumerable<V1.Source> sources, CancellationToken cancellation)
    {
        var request = new V1.BatchGetCitedPagesRequest
        {
            Citations =
            {
                sources.Where(source => source.HasUrl).Select(source => source.Url).Distinct(StringComparer.Ordinal).Take(Limits.BatchSize)
                    .Select(url => new V1.Citation { Url = url, SubjectId = subject }),
            },
        };
        if (request.Citations.Count == 0)
            return None;
        try
        {
            var response = await service.BatchGetCitedPagesAsync(request, cancellationToken: cancellation);
            return new(response.Pages.ToDictionary(page => page.Citation.Url, StringComparer.Ordinal));
        }
        catch (RpcException refusal) when (refusal.StatusCode == StatusCode.Unimplemented)
        {
            // A service of the release before, during an upgrade.
            return None;
        }
    }

    /// <summary>What is kept of the page of a source that is gone; null when it is not, as far as known.</summary>
    public V1.CitedPage? Gone(V1.Source source) =>
        source.HasUrl && pages.GetValueOrDefault(source.Url) is { State: V1.PageState.Gone } page ? page : null;
}

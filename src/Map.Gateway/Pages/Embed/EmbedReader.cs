using Map.Gateway.Pages.Cards;
using Map.Gateway.Pages.Find;
using Map.Gateway.Pages.Language;
using Map.Gateway.Pages.Print;

namespace Map.Gateway.Pages.Embed;

/// <summary>Reads the list of a frame.</summary>
sealed class EmbedReader(V1.PlacesService.PlacesServiceClient places, SheetReader sheets)
{
    /// <summary>A frame is small: the rest is on the whole map.</summary>
    public const int Most = 60;

    public async Task<EmbedModel> ReadAsync(PageFilter filter, PageLanguage language, CancellationToken cancellation)
    {
        var name = sheets.NameAsync(filter, language, cancellation);
        var count = sheets.CountAsync(filter, cancellation);
        var found = await places.SearchPlacesAsync(
            new() { Filter = filter.Message, PageSize = Most, ReadMask = CardFields.Mask }, cancellationToken: cancellation);
        return new(
            filter, await name,
            PlaceItem.Numbered(found.Results.Select(result => new PlaceItem(result.Place))),
            await count);
    }
}

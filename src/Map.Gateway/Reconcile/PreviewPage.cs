using Map.Gateway.Pages.Errors;
using Map.Gateway.Pages.Layout;

namespace Map.Gateway.Reconcile;

/// <summary>/reconcile/preview?id=ID: a few lines about an entity, in a frame of the program that reconciles.</summary>
static class PreviewPage
{
    public const int Width = 430, Height = 220;

    public static async Task<IResult> ShowAsync(Page page, EntityReader entities) =>
        EntityId.Parse(page.Query["id"].ToString()) is { } id && await entities.FindAsync(id, page.Aborted) is { } entity
            ? page.Show<PreviewBody>(
                new(entity.Name, entity.Description) { Style = "data", IsPrivate = true, IsForFrames = true, IsBare = true },
                new PreviewModel(entity))
            : ErrorPage.NotFound(page);
}

/// <summary>What a preview shows.</summary>
public sealed class PreviewModel
{
    internal PreviewModel(Entity entity) => Entity = entity;

    internal Entity Entity { get; }
}

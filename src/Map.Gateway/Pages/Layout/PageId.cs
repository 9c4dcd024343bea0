namespace Map.Gateway.Pages.Layout;

/// <summary>The id in the address of a page.</summary>
static class PageId
{
    /// <summary>The UUID of an id as the pages, the files or GraphQL have it; null when it is none of them.</summary>
    public static Guid? Of(string id) => Guid.TryParse(id, out var uuid) ? uuid
        : GlobalId.TryParse(id, out var global) && Guid.TryParse(global.Value, out uuid) ? uuid
        : null;
}

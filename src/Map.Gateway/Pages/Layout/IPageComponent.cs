using Map.Gateway.Pages.Language;
using Microsoft.AspNetCore.Components;

namespace Map.Gateway.Pages.Layout;

/// <summary>The content of a page.</summary>
public interface IPageComponent : IComponent;

/// <summary>A component that knows the page it is in.</summary>
public abstract class PagePart : ComponentBase
{
    [CascadingParameter]
    public required Page Page { get; set; }

    protected Say Say => Page.Say;

    protected Links Links => Page.Links;
}

/// <summary>The content of a page with what it shows.</summary>
public abstract class PageContent<TModel> : PagePart, IPageComponent
{
    [Parameter]
    public required TModel Model { get; set; }
}

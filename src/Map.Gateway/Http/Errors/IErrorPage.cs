namespace Map.Gateway.Http.Errors;

/// <summary>Metadata of an endpoint for people: its refusals are pages, too.</summary>
interface IErrorPage
{
    IResult Of(HttpContext context, Failure failure);

    /// <summary>The body of the refusal while there is too much to do, and the headers of a page. It takes as good as no work.</summary>
    Task SendBusyAsync(HttpContext context);
}

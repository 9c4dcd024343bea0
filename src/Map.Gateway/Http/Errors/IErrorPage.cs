namespace Map.Gateway.Http.Errors;

/// <summary>Metadata of an endpoint for people: its refusals are pages, too.</summary>
interface IErrorPage
{
    IResult Of(HttpContext context, Failure failure);
}

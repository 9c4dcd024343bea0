using Map.Gateway.Exports;
using Map.Gateway.Pages.Layout;

namespace Map.Gateway.Pages.Errors;

/// <summary>What a person reads when something fails: what happened, and what to do now.</summary>
/// <param name="Title">What happened.</param>
/// <param name="Help">What to do.</param>
/// <param name="Details">What is wrong with the address, in the words of the API; may be empty.</param>
public sealed record ErrorModel(string Title, string Help, string Details);

/// <summary>Failures as pages.</summary>
static class ErrorPage
{
    public static PageResult Of(Page page, Failure failure)
    {
        var say = page.Say;
        var model = failure.HttpStatus switch
        {
            StatusCodes.Status404NotFound => new ErrorModel(say["error.notfound"], say["error.notfound.help"], ""),
            StatusCodes.Status429TooManyRequests => new ErrorModel(
                say["error.toomany"], say.With("error.toomany.help", ("count", failure.RetryAfterSeconds ?? 1)), ""),
            StatusCodes.Status400BadRequest => new ErrorModel(say["error.input"], "", InTheAddress(failure)),
            _ when failure.Reason == ErrorCatalogue.HttpsRequired.Reason => new ErrorModel(say["error.input"], "", failure.Message),
            _ => new ErrorModel(say["error.away"], say["error.away.help"], ""),
        };
        return Show(page, model, failure.HttpStatus);
    }

    static PageResult Show(Page page, ErrorModel model, int status) =>
        page.Show<ErrorBody>(new(model.Title, model.Help) { Status = status, IsPrivate = true }, model);

    // In terms of the parameters that stand in the address.
    static string InTheAddress(Failure failure) => failure.Violations.Count == 0 ? failure.Message : InvalidInputException.Sentence(
        [.. failure.Violations.Select(violation => violation with { Field = PlaceFilterQuery.ParameterOf(violation.Field) })]);

    /// <summary>For an address without a page.</summary>
    public static PageResult NotFound(Page page) => Of(page, new(ErrorCatalogue.NotFound));

    /// <summary>For an address whose kind is known, though nothing is there.</summary>
    public static PageResult NotFound(Page page, string title, string help) =>
        Show(page, new(title, help, ""), StatusCodes.Status404NotFound);
}

using Map.Gateway.Http.Errors;

namespace Map.Gateway.Exports;

/// <summary>A failure in terms of the query parameters that the caller wrote.</summary>
static class FilterRefusal
{
    public static IResult Of(Failure failure)
    {
        var violations = failure.Violations
            .Select(violation => violation with { Field = PlaceFilterQuery.ParameterOf(violation.Field) }).ToList();
        var message = violations.Count == 0 ? failure.Message : InvalidInputException.Sentence(violations);
        return Refusal.AsProblem(new(failure.Error with { Message = message }) { Violations = violations });
    }
}

using System.Globalization;
using HotChocolate.Execution;
using HotChocolate.Language;

namespace Map.Gateway.Http.Limits;

/// <summary>Computes the cost of an operation before it is executed: refuses it if it costs too much, else charges the caller. Reports the
/// cost on <c>GraphQL-Cost: report</c> or <c>validate</c>.</summary>
sealed class OperationBudget(OperationCosts costs, CallerLimits callers, IHttpContextAccessor http)
{
    const string Header = "GraphQL-Cost";
    const string Report = "report";
    const string Validate = "validate";

    static readonly Dictionary<string, object?> Ok = new() { [WellKnownContextData.HttpStatusCode] = StatusCodes.Status200OK };

    public ValueTask CheckAsync(IRequestContext context, HotChocolate.Execution.RequestDelegate next)
    {
        var variables = context.Variables![0];
        var plan = costs.PlanOf(context.Schema, context.Document!, context.Operation!.Definition, variables);
        var cost = plan.Evaluate(variables);
        var requested = http.HttpContext?.Request.Headers[Header].ToString() ?? "";
        if (string.Equals(requested, Validate, StringComparison.OrdinalIgnoreCase))
        {
            context.Result = new OperationResult(null, [], Extensions(cost), Ok);
            return ValueTask.CompletedTask;
        }

        if (cost.Field > OperationLimits.FieldCost)
            throw Exceeded("field", cost.Field, OperationLimits.FieldCost, plan.MostExpensive(variables, part => part.Field));
        if (cost.Type > OperationLimits.TypeCost)
            throw Exceeded("type", cost.Type, OperationLimits.TypeCost, plan.MostExpensive(variables, part => part.Type));
        return string.Equals(requested, Report, StringComparison.OrdinalIgnoreCase)
            ? ReportAsync(context, cost, next)
            : callers.ChargeOperationAsync(context, cost, next);
    }

    async ValueTask ReportAsync(IRequestContext context, OperationCost cost, HotChocolate.Execution.RequestDelegate next)
    {
        await callers.ChargeOperationAsync(context, cost, next);
        if (context.Result is OperationResult result)
            context.Result = result.WithExtensions(Extensions(cost));
    }

    static Dictionary<string, object?> Extensions(OperationCost cost) => new()
    {
        ["operationCost"] = new OrderedDictionary<string, object?> { ["fieldCost"] = cost.Field, ["typeCost"] = cost.Type },
    };

    static GraphQLException Exceeded(string what, double cost, double allowed, FieldNode? most)
    {
        var where = most is null ? "" : $" Most of it is `{(most.Alias ?? most.Name).Value}`.";
        var message = string.Create(
            CultureInfo.InvariantCulture,
            $"The operation has a {what} cost of {cost:#,0.##}; at most {allowed:#,0} is allowed.{where} "
                + $"Request shorter lists, or less of each element.");
        return new(GraphQLErrors.Create(ErrorCatalogue.OperationCost with { Message = message })
            .SetExtension(what + "Cost", cost)
            .SetExtension(what is "field" ? "maxFieldCost" : "maxTypeCost", allowed)
            .Build());
    }
}

using System.Globalization;
using HotChocolate.Execution;
using HotChocolate.Execution.Coercion;
using HotChocolate.Execution.Processing;
using HotChocolate.Language;

namespace HotChocolate.CostAnalysis;

/// <summary>Finds what operations cost, and refuses those that cost too much.</summary>
sealed class CostGate(CostOptions options)
{
    static readonly Dictionary<string, object?> Ok = new() { [WellKnownContextData.HttpStatusCode] = 200 };

    readonly CostModel model = new(options);

    /// <summary>Null, with the reason, for an operation that may not be executed.</summary>
    public CostMetrics? Analyze(
        PreparedOperation operation, OperationPlan plan, VariableValues variables, IOperationRequest request, out OperationResult? refusal)
    {
        var costs = operation.CostsFor(plan, model);
        refusal = costs.Refusal is null ? null : OperationResult.Refused(costs.Refusal);
        if (refusal is not null)
            return null;
        var metrics = costs.Evaluate(variables);
        if (IsAsked(request, WellKnownContextData.ValidateCost))
            refusal = new OperationResult(null, isDataSet: false, []) { Extensions = Report(metrics), ContextData = Ok };
        else if (options.EnforceCostLimits && (metrics.FieldCost > options.MaxFieldCost || metrics.TypeCost > options.MaxTypeCost))
            refusal = OperationResult.Refused(Exceeded(costs, variables, metrics));
        return metrics;
    }

    public static bool IsReportAsked(IOperationRequest request) => IsAsked(request, WellKnownContextData.ReportCost);

    /// <summary>The cost as it is put beside an answer.</summary>
    public static IReadOnlyDictionary<string, object?> Report(CostMetrics metrics) => new Dictionary<string, object?>
    {
        ["operationCost"] = new OrderedDictionary<string, object?>
        {
            ["fieldCost"] = metrics.FieldCost,
            ["typeCost"] = metrics.TypeCost,
        },
    };

    IError Exceeded(CostPlan costs, VariableValues variables, CostMetrics metrics) => metrics.FieldCost > options.MaxFieldCost
        ? Exceeded("field", metrics.FieldCost, options.MaxFieldCost, costs.Dearest(variables, cost => cost.Field))
        : Exceeded("type", metrics.TypeCost, options.MaxTypeCost, costs.Dearest(variables, cost => cost.Type));

    static IError Exceeded(string what, double cost, double allowed, FieldNode? dearest)
    {
        var where = dearest is null ? "" : $" The dearest part is `{(dearest.Alias ?? dearest.Name).Value}`.";
        var error = ErrorBuilder.New()
            .SetMessage($"The operation has a {what} cost of {Number(cost)}; at most {Number(allowed)} is allowed.{where} "
                + "Ask for shorter lists, or for less of each element.")
            .SetCode(ErrorCodes.Execution.CostExceeded)
            .SetExtension(what + "Cost", cost)
            .SetExtension(what is "field" ? "maxFieldCost" : "maxTypeCost", allowed);
        return (dearest is null ? error : error.AddLocation(dearest)).Build();
    }

    static string Number(double cost) => cost.ToString("#,0.##", CultureInfo.InvariantCulture);

    static bool IsAsked(IOperationRequest request, string key) =>
        request is OperationRequest own ? own.IsGiven(key) : request.ContextData?.ContainsKey(key) is true;
}

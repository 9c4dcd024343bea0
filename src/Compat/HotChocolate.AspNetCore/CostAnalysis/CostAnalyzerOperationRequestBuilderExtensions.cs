namespace HotChocolate.Execution;

/// <summary>Asks for the cost of an operation.</summary>
public static class CostAnalyzerOperationRequestBuilderExtensions
{
    /// <summary>Puts the cost beside the answer: <c>extensions.operationCost</c>.</summary>
    public static OperationRequestBuilder ReportCost(this OperationRequestBuilder builder) =>
        builder.SetGlobalState(WellKnownContextData.ReportCost, true);

    /// <summary>Answers with the cost only, and does not execute.</summary>
    public static OperationRequestBuilder ValidateCost(this OperationRequestBuilder builder) =>
        builder.SetGlobalState(WellKnownContextData.ValidateCost, true);
}

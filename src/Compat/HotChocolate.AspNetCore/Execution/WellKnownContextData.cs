namespace HotChocolate;

/// <summary>Keys of values that the server keeps with a request or an answer.</summary>
public static class WellKnownContextData
{
    /// <summary>Of a request: its <see cref="CostAnalysis.CostMetrics"/>.</summary>
    public const string CostMetrics = "HotChocolate.CostAnalysis.CostMetrics";

    /// <summary>Of a request: report the cost beside the answer.</summary>
    public const string ReportCost = "HotChocolate.CostAnalysis.ReportCost";

    /// <summary>Of a request: report the cost and do not execute.</summary>
    public const string ValidateCost = "HotChocolate.CostAnalysis.ValidateCost";

    /// <summary>Of an answer: the status of the HTTP response, in place of the usual one.</summary>
    public const string HttpStatusCode = "HotChocolate.Execution.Transport.HttpStatusCode";
}

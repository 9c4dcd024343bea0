namespace Map.Gateway.Http.Limits;

/// <summary>Why something was refused with RESOURCE_EXHAUSTED, in <c>extensions.reason</c>.</summary>
static class LimitReason
{
    /// <summary>Fields inside each other, or lists and objects of values.</summary>
    public const string Depth = "OPERATION_DEPTH";

    /// <summary>Too many fields, aliases, directives or fragments in the document, or values in its variables.</summary>
    public const string Size = "OPERATION_SIZE";

    /// <summary>What it asks for, see <see cref="OperationLimits"/>.</summary>
    public const string Cost = "OPERATION_COST";

    /// <summary>The caller has asked for too much in too short a time.</summary>
    public const string Rate = "RATE_LIMIT";
}

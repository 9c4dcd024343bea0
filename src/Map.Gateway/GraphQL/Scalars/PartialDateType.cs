namespace Map.Gateway.GraphQL.Scalars;

/// <summary>The scalar PartialDate.</summary>
public sealed class PartialDateType() : TextScalarType<PartialDate>(
    "PartialDate",
    "A date as precise as it is known: YYYY, YYYY-MM or YYYY-MM-DD.",
    PartialDate.TryParse,
    "is not a partial date. Write it as YYYY, YYYY-MM or YYYY-MM-DD.");

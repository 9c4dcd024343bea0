namespace Map.Gateway.GraphQL.Places;

/// <summary>How far a group or an organisation reaches.</summary>
public enum Scope
{
    /// <summary>A town and what lies around it.</summary>
    Local = V1.Scope.Local,

    /// <summary>A part of a country.</summary>
    Regional = V1.Scope.Regional,

    /// <summary>A country.</summary>
    National = V1.Scope.National,

    /// <summary>More than one country.</summary>
    International = V1.Scope.International,
}

namespace Map.Gateway.GraphQL.Statistics;

/// <summary>
/// By what places are counted. A place that has several values, such as regions, counts once for each of them; one that has none
/// counts in a row without a value.
/// </summary>
public enum StatisticsDimension
{
    /// <summary>What it is.</summary>
    Kind = V1.StatisticsDimension.Kind,

    /// <summary>Whether it is in operation.</summary>
    Status = V1.StatisticsDimension.Status,

    /// <summary>The country it lies in.</summary>
    Country = V1.StatisticsDimension.Country,

    /// <summary>Every region that its published position lies in: its county, its country and all between.</summary>
    Region = V1.StatisticsDimension.Region,

    /// <summary>The type of a detention centre.</summary>
    FacilityType = V1.StatisticsDimension.FacilityType,

    /// <summary>Every organisation that runs it: on openOn of the filter when it is given, else today.</summary>
    Operator = V1.StatisticsDimension.Operator,

    /// <summary>Every service that a group offers.</summary>
    Service = V1.StatisticsDimension.Service,

    /// <summary>Every language that a group works in.</summary>
    Language = V1.StatisticsDimension.Language,

    /// <summary>Every way in which a group can be helped.</summary>
    WayToHelp = V1.StatisticsDimension.WayToHelp,

    /// <summary>The year of its first known day of operation.</summary>
    OpenedYear = V1.StatisticsDimension.OpenedYear,

    /// <summary>The year of its last day of operation.</summary>
    ClosedYear = V1.StatisticsDimension.ClosedYear,
}

namespace Map.Columns.Values;

/// <summary>Which of the two numbers of a position it is.</summary>
enum Axis
{
    Latitude,
    Longitude,
}

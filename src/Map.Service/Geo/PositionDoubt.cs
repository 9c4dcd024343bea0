namespace Map.Service.Geo;

/// <summary>What is odd about a position.</summary>
/// <param name="Code">null_island, outside_country or swapped.</param>
/// <param name="Text">What it is, and what may be meant. It repeats no position.</param>
readonly record struct PositionDoubt(string Code, string Text);

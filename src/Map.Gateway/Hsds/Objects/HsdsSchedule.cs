namespace Map.Gateway.Hsds.Objects;

/// <summary>A schedule of HSDS 3.1. Opening hours are local time through all of a year, which its <c>opens_at</c> with an offset from UTC cannot say,
/// so they stay a text.</summary>
sealed record HsdsSchedule(string Id, string ServiceId, string Description, string Notes);

namespace Map.Bench.Overload;

/// <summary>What became of one request.</summary>
/// <param name="Status">Its HTTP status; 0 when there was no response.</param>
/// <param name="IsWell">Whether it is what was asked for.</param>
/// <param name="Lag">How long after it was due the generator sent it.</param>
/// <param name="Time">From then to the end of the response.</param>
readonly record struct Answer(int Status, bool IsWell, TimeSpan Lag, TimeSpan Time)
{
    public bool IsRefusal => Status is 503 or 429;
}

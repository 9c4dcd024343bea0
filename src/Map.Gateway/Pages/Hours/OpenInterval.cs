namespace Map.Gateway.Pages.Hours;

/// <summary>A time in which a place is open.</summary>
/// <param name="From">Local time of the place.</param>
/// <param name="To">Local time of the place; made up when it is an open end.</param>
/// <param name="IsUnknown">Whether it may also be closed: by appointment, for example.</param>
/// <param name="IsOpenEnd">Whether only its beginning is known.</param>
/// <param name="Comment">What was written beside it; may be empty.</param>
public readonly record struct OpenInterval(DateTime From, DateTime To, bool IsUnknown, bool IsOpenEnd, string Comment)
{
    public bool Has(DateTime time) => From <= time && time < To;
}

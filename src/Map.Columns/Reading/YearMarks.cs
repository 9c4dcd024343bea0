using System.Globalization;

namespace Map.Columns.Reading;

/// <summary>Columns of years with marks: runs of marked years are periods of operation.</summary>
sealed class YearMarks(Mapping mapping)
{
    // The last year that the list knows of. A column behind it, made for a year that nobody had looked at, says nothing.
    readonly int last = Last(mapping);

    /// <summary>Adds the periods of a row. A run up to the last year of the list has no end, because nothing says that there is one.</summary>
    public void Finish(RowReading row)
    {
        var marked = row.Years.Where(year => year.Value).Select(year => year.Key).ToArray();
        if (marked.Length == 0) return;
        for (var (i, from) = (0, 0); i < marked.Length; i++)
        {
            if (i == 0 || marked[i] > marked[i - 1] + 1) from = marked[i];
            var isLast = i + 1 == marked.Length;
            if (!isLast && marked[i + 1] == marked[i] + 1) continue;
            var period = new Period { From = Text(from) };
            if (marked[i] < last) period.To = Text(marked[i]);
            row.Place.Periods.Add(period);
        }
        if (row.Place.Status != PlaceStatus.Unspecified) return;
        row.Place.Status = marked[^1] >= last ? PlaceStatus.Open : PlaceStatus.Closed;
        row.Place.StatusAsOf = Text(last);
    }

    static int Last(Mapping mapping)
    {
        var columns = mapping.Columns.Where(column => column is { Field: "period", Year: not null })
            .Select(column => column.Year!.Value).DefaultIfEmpty().Max();
        return PartialDate.TryParse(mapping.Defaults.GetValueOrDefault("status_as_of"), out var asOf)
            ? int.Min(columns, asOf.FirstDay.Year) : columns;
    }

    static string Text(int year) => year.ToString(CultureInfo.InvariantCulture);
}

namespace Map.Columns.Reading;

/// <summary>Positions, dates and capacities, of which several cells may say a part.</summary>
sealed partial class FieldReader
{
    // O is Ost there, and Ouest, Oeste or Ovest elsewhere.
    static bool IsGerman(Place place) => place.HasCountry && place.Country is "DE" or "AT" or "CH" or "LI";

    static void OneDegree(RowReading row, ColumnMapping column, string text)
    {
        if (!Degrees.TryRead(text, IsGerman(row.Place), out var degrees))
        {
            row.Keep(column.Column, text, "coordinate_unreadable", "is no coordinate; degrees such as 50.95, N 50° 57' or 50°57'3\"N.");
            return;
        }

        // A letter says more than the name of the column.
        if ((degrees.Axis ?? (column.Field == "position.latitude" ? Axis.Latitude : Axis.Longitude)) == Axis.Latitude) row.Latitude = degrees.Value;
        else row.Longitude = degrees.Value;
    }

    static void BothDegrees(RowReading row, ColumnMapping column, string text)
    {
        if (PositionText.Read(text, IsGerman(row.Place)) is var (latitude, longitude)) (row.Latitude, row.Longitude) = (latitude, longitude);
        else row.Keep(column.Column, text, "coordinate_unreadable",
            "is no position; latitude and longitude such as 50.95, 1.86, POINT (1.86 50.95) or GeoJSON.");
    }

    static void FinishPosition(RowReading row)
    {
        if (row is { Latitude: null, Longitude: null }) return;
        if (row is not { Latitude: { } latitude, Longitude: { } longitude })
        {
            row.Keep("position", FormattableString.Invariant($"{row.Latitude ?? row.Longitude}"), "coordinate_missing",
                "is only one of latitude and longitude; give both.");
            return;
        }

        if (double.Abs(latitude) <= 90 && double.Abs(longitude) <= 180)
        {
            row.Place.Position = new() { Latitude = latitude, Longitude = longitude };
            return;
        }
        var isSwapped = double.Abs(longitude) <= 90 && double.Abs(latitude) <= 180;
        row.Keep("position", FormattableString.Invariant($"{latitude}, {longitude}"), "coordinate_out_of_range",
            "does not exist: latitude is -90 to 90, longitude -180 to 180; degrees of WGS 84, no metres."
            + (isSwapped ? " Latitude and longitude may be swapped." : ""));
    }

    PartialDate? Date(RowReading row, ColumnMapping column, string text)
    {
        if (Dates(row, column, text) is not { } dates) return null;
        if (dates.IsSingle) return dates.From;
        Unreadable(row, column, text);
        return null;
    }

    // What is said by halves is kept in full in the note.
    DateText? Dates(RowReading row, ColumnMapping column, string text)
    {
        if (DateText.Read(text, column.Dates, today.Year) is not { } dates)
        {
            Unreadable(row, column, text);
            return null;
        }

        if (dates.IsAmbiguous)
            row.Keep(column.Column, text, "date_ambiguous",
                "has day and month in an order that the list does not tell; only the year is read. Give dmy or mdy for the column in the mapping.");
        else if (dates.IsApproximate) row.Remark(column.Column, text);
        if ((dates.From?.FirstDay > today || dates.To?.FirstDay > today) && column.Field is not ("opened" or "closed"))
        {
            row.Keep(column.Column, text, "date_in_future", "lies in the future.");
            return null;
        }
        if (dates.From?.FirstDay > today || dates.To?.FirstDay > today)
            row.Problems.Add(new(column.Column, "date_in_future", $"{Quote.Of(text)} lies in the future; right only for what is planned.",
                IsWarning: true));
        return dates;
    }

    static void Unreadable(RowReading row, ColumnMapping column, string text) => row.Keep(
        column.Column, text, "date_unreadable", "is no date; such as 2009, 2009-03, 18.3.2009, 18 March 2009 or c. 1998.");

    void Period(RowReading row, ColumnMapping column, string text)
    {
        if (column is { Field: "period", Year: { } year })
        {
            if (YesNo(row, column, text) is { } isMarked)
                // A year may have a column for each of its months.
                row.Years[year] = isMarked || row.Years.GetValueOrDefault(year);
            return;
        }

        if (column.Field == "period")
        {
            foreach (var item in Items(text))
                if (Dates(row, column, item) is { } part)
                    AddPeriod(row, column.Column, item, part.From, part.To);
            return;
        }

        if (Dates(row, column, text) is not { } dates) return;
        if (column.Field == "closed" && dates.IsSingle) row.Closed = dates.From;
        else
        {
            row.Opened = dates.From ?? row.Opened;
            row.Closed = dates.To ?? row.Closed;
        }
    }

    void FinishPeriod(RowReading row)
    {
        if (row.Opened is null && row.Closed is null) return;
        if (row.Place.Status == PlaceStatus.Unspecified && row.Closed?.LastDay < today) row.Place.Status = PlaceStatus.Closed;
        AddPeriod(row, "closed", $"{row.Opened} - {row.Closed}", row.Opened, row.Closed);
    }

    static void AddPeriod(RowReading row, string column, string text, PartialDate? from, PartialDate? to)
    {
        if (from?.FirstDay > to?.LastDay)
        {
            row.Keep(column, text, "closed_before_opened", "ends before it begins.");
            return;
        }
        var period = new Period();
        if (from is { } first) period.From = first.ToString();
        if (to is { } last) period.To = last.ToString();
        row.Place.Periods.Add(period);
    }

    void Capacity(RowReading row, ColumnMapping column, string text)
    {
        if (CapacityText.Read(text) is not { People: <= 100_000 } said)
        {
            row.Keep(column.Column, text, "capacity_unreadable", "is no number of people; such as 120, 120 (2016) or ca. 300.");
            return;
        }

        if (said.IsApproximate) row.Remark(column.Column, text);
        row.Capacities.Add((column.Column, said with { Year = said.Year ?? column.Year }));
    }

    static void FinishCapacities(RowReading row)
    {
        foreach (var (column, said) in row.Capacities.OrderByDescending(capacity => capacity.Said.Year))
        {
            var asOf = said.Year?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? row.CapacityAsOf;
            if (asOf is null)
                row.Keep(column, FormattableString.Invariant($"{said.People}"), "capacity_without_year",
                    "has no year; map the column that has it to capacity_year, or give a default for that.");
            else row.Place.DetentionCentre.Capacities.Add(new Capacity { People = said.People, AsOf = asOf });
        }
    }
}

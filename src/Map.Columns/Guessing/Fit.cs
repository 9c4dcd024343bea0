namespace Map.Columns.Guessing;

/// <summary>How well the cells of a column agree with a field that its name speaks for: 0 where they contradict it, 1 where they say
/// nothing, and up to 1.2.</summary>
static class Fit
{
    public static double Of(string field, ColumnFacts facts)
    {
        if (facts.Filled == 0) return 0.9;
        return field switch
        {
            "id" => facts.Variety > 0.9 && facts.Length < 60 && facts.WordCount < 2 && facts.Websites < 0.5 ? 1 : 0,
            "name" => IsText(facts) && (facts.Variety > 0.5 || facts.Filled < 10) && facts.Countries < 0.8 && facts.Length < 150 ? 1 : 0,
            "kind" => Choice(facts, facts.Kinds),
            "facility_type" => Choice(facts, facts.Facilities),
            "status" => facts.Statuses >= 0.4 ? 1.2 : facts.YesNo >= 0.9 ? 1 : 0,
            "country" => facts.Countries >= 0.7 ? 1.2 : facts.Countries >= 0.4 && facts.Distinct > 3 ? 1 : 0,
            "address.lines" => facts.Websites + facts.Emails > 0.3 || facts.FineDegrees > 0.3 || facts.Length < 1 ? 0 : 1,
            "address.postcode" => facts.Postcodes >= 0.6 && facts.FineDegrees < 0.5 ? 1.1 : 0,
            "address.town" => IsText(facts) && facts.WordCount < 6 && facts.Emails + facts.Websites < 0.2 ? facts.WordCount < 4 ? 1 : 0.9 : 0,
            "address.area" => IsText(facts) && facts.WordCount < 8 && facts.Countries < 0.8 ? 1 : 0.6,
            "position.latitude" => facts.Latitudes >= 0.8 ? 1.2 : 0,
            "position.longitude" => facts.Longitudes >= 0.8 ? 1.2 : 0,
            // A point goes before a shape.
            "position" => facts.Positions >= 0.7 ? facts.Values[0].StartsWith('{') ? 1.15 : 1.2 : 0,
            "precision" => facts.Precisions >= 0.5 ? 1.1 : 0,
            "opened" or "closed" or "status_as_of" or "verified_on" or "period" or "capacity_year" =>
                // Of a place one knows the day; the minute is that of a row in a database.
                facts.Dates >= 0.5 && facts.Minutes < 0.5 ? 1.1 : 0,
            "capacity" => facts.Capacities >= 0.5 ? 1.1 : 0,
            "website" or "contact.url" => facts.Websites >= 0.5 ? 1.2 : 0,
            "contact.email" => facts.Emails >= 0.5 ? 1.2 : 0,
            "contact.voice" or "contact.fax" or "contact.text" => facts.Phones >= 0.4 || facts.Postcodes < 0.5 && Digits(facts) >= 0.5 ? 1.1 : 0,
            "languages" => facts.Languages >= 0.5 ? 1.2 : 0,
            "holds" => facts.Populations >= 0.4 ? 1.1 : 0,
            "confidence" => facts.Confidences >= 0.5 ? 1.1 : 0,
            "scope" => facts.Scopes >= 0.4 ? 1.1 : 0,
            "holding_room" => facts.YesNo >= 0.8 ? 1.1 : 0,
            "source" => facts.Numbers >= 0.9 ? 0 : 1,
            "summary" => IsText(facts) && facts.Length >= 12 ? 1 : 0,
            "operator" or "authority" or "services" or "audiences" or "offers" or "coverage_note" =>
                IsText(facts) && facts.YesNo < 0.8 && facts.Websites < 0.5 ? 1 : 0,
            "opening_hours" => facts.Hours >= 0.4 ? 1.2 : facts.Letters >= 0.5 && facts.YesNo < 0.8 && facts.Dates < 0.5 ? 0.7 : 0,
            "note" or "maximum_stay" => facts.Letters >= 0.5 && facts.YesNo < 0.8 && facts.Websites < 0.8 ? 1 : 0,
            _ => IsText(facts) ? 1 : 0,
        };
    }

    static double Digits(ColumnFacts facts) => facts.Values.Count(text => text.Count(char.IsAsciiDigit) >= 7) / (double)facts.Values.Count;

    static bool IsText(ColumnFacts facts) => facts.Letters >= 0.7 && facts.Emails < 0.5 && facts.Websites < 0.5 && facts.Dates < 0.7;

    // A column of a few words that come again.
    static double Choice(ColumnFacts facts, double known) =>
        facts.Letters < 0.6 || facts.Length > 60 || facts.YesNo >= 0.9 || (known == 0 && facts.Distinct == 1) ? 0
        : known > 0.2 ? 1 + 0.2 * known
        : facts.Variety < 0.6 || facts.Filled < 10 ? 1 : 0;
}

namespace Map.Service.Import;

/// <summary>What the files of places have in common.</summary>
static class PlaceFields
{
    // Countries whose local names are all in one language. Belgium and Switzerland, for instance, are not among them.
    static readonly Dictionary<string, string> LanguageOf = new()
    {
        ["AT"] = "de", ["BG"] = "bg", ["DE"] = "de", ["DK"] = "da", ["ES"] = "es", ["FR"] = "fr", ["GB"] = "en", ["GF"] = "fr",
        ["GP"] = "fr", ["GR"] = "el", ["HR"] = "hr", ["IT"] = "it", ["MQ"] = "fr", ["NL"] = "nl", ["PL"] = "pl", ["PT"] = "pt",
        ["RE"] = "fr", ["SE"] = "sv", ["YT"] = "fr",
    };

    /// <summary>A place with the fields that every such file has.</summary>
    public static Place Read(FileRow row, Vocabulary words)
    {
        var address = new Address().WithTexts(row, "place.address");
        var place = new Place
        {
            Name = row.Required("name"),
            Confidence = words.Value<Confidence>(row, "confidence", required: true),
            Sources = { row.Sources("sources") },
            Address = address.Equals(new Address()) ? null : address,
        }.WithTexts(row, "place");
        if (row["name_local"] is { } local)
            place.Names[LanguageOf.GetValueOrDefault(place.Country, "und")] = local;
        ReadPosition(place, row, words);
        return place;
    }

    public static void ReadStatus(Place place, FileRow row, Vocabulary words) =>
        place.Status = words.Value<PlaceStatus>(row, "status", required: true);

    static void ReadPosition(Place place, FileRow row, Vocabulary words)
    {
        foreach (var (given, missing) in new[] { ("latitude", "longitude"), ("longitude", "latitude") })
            if (row[given] is not null && row[missing] is null)
                row.Refuse(missing, $"is empty, but {given} is given; both or neither.");
        var (latitude, longitude) = (row.Number("latitude"), row.Number("longitude"));
        if (latitude is not null && longitude is not null)
            place.Position = new Position { Latitude = latitude.Value, Longitude = longitude.Value };
        var precision = words.Value<Precision>(row, "precision", required: place.Position is not null);
        // A position that could not be read has been reported already.
        if (place.Position is not null || (row["latitude"] ?? row["longitude"]) is null)
            place.Precision = precision;
    }
}

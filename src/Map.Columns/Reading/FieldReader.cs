using System.Text.RegularExpressions;

namespace Map.Columns.Reading;

/// <summary>Reads a cell into the field of its column.</summary>
sealed partial class FieldReader(Mapping mapping, FacilityWords facilities, DateOnly today)
{
    // No date, word or number is longer.
    const int Longest = 1_000;

    // These first, in this order.
    static readonly string[] First = ["country", "kind", "facility_type", "status", "status_as_of", "capacity_year"];

    // Mapping.Words by folded word.
    readonly Dictionary<string, Dictionary<string, string>> meant = mapping.Words.ToDictionary(
        field => field.Key,
        field => field.Value.GroupBy(word => Folded.Key(word.Key)).ToDictionary(words => words.Key, words => words.First().Value));

    readonly YearMarks marks = new(mapping);

    public UnknownWords UnknownWords { get; } = new();

    public static int Turn(string field) => Array.IndexOf(First, field) is var turn and >= 0 ? turn : First.Length;

    /// <summary>Reads a cell that is not empty.</summary>
    public void Read(RowReading row, ColumnMapping column, Cell cell)
    {
        var (field, name, place) = (column.Field!, column.Column, row.Place);
        var text = Meaning(field, cell.Text);
        if (text.Length == 0) return;
        if (text.Length > Longest && field is not ("position" or "summary" or "note" or "offers" or "source"))
        {
            row.Keep(name, text, "cell_too_long", $"has more than {Longest} characters; shorten it, or map the column to note or summary.");
            return;
        }

        if (Fields.Of(field) is { Kinds: { Count: > 0 } kinds } && field != "facility_type" && !kinds.Contains(KindOf(place)))
        {
            // The capacity says it already.
            if (field == "capacity_year") return;
            var (code, what) = place.Kind == PlaceKind.Unspecified
                ? ("kind_needed",
                    $"belongs to a {Words.Of(kinds[0])}, and nothing says what the place is; map a column to kind, or give a default for it.")
                : ("field_of_other_kind", $"belongs to a {Words.Of(kinds[0])}, and this is a {Words.Of(place.Kind)}.");
            row.Keep(name, cell.Text, code, what);
            return;
        }

        if (Fields.Language(field) is { } language)
        {
            place.Names.TryAdd(language, text);
            return;
        }

        switch (field)
        {
            case "id": row.RowId ??= AddressText.WithoutDecimal(text); break;
            case "name": place.Name = text; break;
            case "other_names.short": OtherNames(NameKind.Short); break;
            case "other_names.alternate": OtherNames(NameKind.Alternate); break;
            case "other_names.former": OtherNames(NameKind.Former); break;
            case "country": Country(row, name, text); break;
            case "kind": place.Kind = Word<PlaceKind>(row, column, KnownWords.Kinds, text); break;
            case "facility_type": Facility(row, column, text, cell.Text); break;
            case "status": Status(row, column, text); break;
            case "status_as_of": if (Date(row, column, text) is { } asOf) place.StatusAsOf = asOf.ToString(); break;
            case "verified_on": if (Date(row, column, text) is { } verified) place.VerifiedOn = verified.FirstDay.ToString("yyyy-MM-dd", null); break;
            case "opened" or "closed" or "period": Period(row, column, text); break;
            case "address.lines": AddLine(row, AddressText.WithoutDecimal(text)); break;
            case "address.postcode": Address(place).Postcode = AddressText.Postcode(text, place.HasCountry ? place.Country : null); break;
            case "address.town": Town(place, text); break;
            case "address.area": Address(place).Area = Join(place.Address?.Area, ", ", text); break;
            case "position.latitude" or "position.longitude": OneDegree(row, column, text); break;
            case "position": BothDegrees(row, column, text); break;
            case "precision": place.Precision = Word<Precision>(row, column, KnownWords.Precisions, text); break;
            case "confidence": place.Confidence = Word<Confidence>(row, column, KnownWords.Confidences, text); break;
            case "website": Website(row, name, text); break;
            case "contact.email":
                Contacts(row, name, text, ContactKind.Email, WebText.Email, "email_invalid", "is no e-mail address, such as group@example.org.");
                break;
            case "contact.url":
                Contacts(row, name, text, ContactKind.Url, WebText.Website, "website_invalid", "is no web address, such as https://example.org/page.");
                break;
            case "contact.voice": Phones(row, name, ContactKind.Voice, AddressText.WithoutDecimal(text)); break;
            case "contact.text": Phones(row, name, ContactKind.Text, AddressText.WithoutDecimal(text)); break;
            case "contact.fax": Phones(row, name, ContactKind.Fax, AddressText.WithoutDecimal(text)); break;
            case "operator": row.Operators.AddRange(Items(text, withCommas: false)); break;
            case "authority": row.Authorities.AddRange(Items(text, withCommas: false)); break;
            case "source": place.Sources.AddRange(text.Split(" | ").Select(Source)); break;
            case "summary": place.Summary = Join(place.HasSummary ? place.Summary : null, "\n", text); break;
            case "note": place.Note = Join(place.HasNote ? place.Note : null, "\n", text); break;
            case "coverage_note": place.CoverageNote = Join(place.HasCoverageNote ? place.CoverageNote : null, "; ", text); break;
            case "capacity": Capacity(row, column, text); break;
            case "capacity_year": row.CapacityAsOf = Date(row, column, text)?.ToString(); break;
            case "holds": place.DetentionCentre.Holds.AddRange(WordsOf<Population>(row, column, KnownWords.Populations, text)); break;
            case "maximum_stay": place.DetentionCentre.MaximumStay = text; break;
            case "holding_room":
                if (YesNo(row, column, text) is { } has) place.ReportingCentre.HoldingRoom = has;
                break;
            case "languages":
                foreach (var item in Items(text).Select(item => Meaning(field, item)).Where(item => item.Length > 0))
                    if (LanguageNames.Find(item) is { } tag) place.SupportGroup.Languages.Add(tag);
                    else Unknown(row, column, item, ["a name or a BCP 47 tag of a language"]);
                break;
            case "offers": place.SupportGroup.Offers = Join(place.SupportGroup.HasOffers ? place.SupportGroup.Offers : null, "\n", text); break;
            case "services": place.SupportGroup.Services.AddRange(WordsOf<Service>(row, column, KnownWords.Services, text)); break;
            case "audiences": place.SupportGroup.Audiences.AddRange(WordsOf<Audience>(row, column, KnownWords.Audiences, text)); break;
            case "ways_to_help":
                place.SupportGroup.WaysToHelp.AddRange(
                    WordsOf<HelpKind>(row, column, KnownWords.Help, text).Select(what => new WayToHelp { What = what }));
                break;
            case "scope": place.SupportGroup.Scope = Word<Scope>(row, column, KnownWords.Scopes, text); break;
            case "opening_hours": OpeningHours(row, name, text); break;
        }

        void OtherNames(NameKind kind) =>
            place.OtherNames.AddRange(Items(text, withCommas: false).Select(other => new OtherName { Name = other, Kind = kind }));
    }

    /// <summary>The place of a row whose cells have been read.</summary>
    public ListedPlace Finish(RowReading row)
    {
        var place = Details(row.Place);
        if (string.IsNullOrWhiteSpace(place.Name))
            row.Problems.Add(new("name", "name_missing", "the row has no name; fill it in, or map the column that has the names to name."));
        FinishAddress(place);
        FinishPosition(row);
        marks.Finish(row);
        FinishPeriod(row);
        FinishCapacities(row);
        row.WriteNote();
        if (place.Status == PlaceStatus.Unspecified) place.ClearStatusAsOf();
        return new(row.Line, place, row.Problems)
        {
            RowId = row.RowId, Operators = row.Operators, Authorities = row.Authorities,
        };
    }

    // What the mapping says that a word means; the word itself when it says nothing.
    string Meaning(string field, string text) =>
        meant.GetValueOrDefault(field)?.TryGetValue(Folded.Key(text), out var meaning) == true ? meaning : text;

    T Word<T>(RowReading row, ColumnMapping column, WordSet words, string text) where T : struct, Enum
    {
        if (words.Find(text) is { } word) return Words.Find<T>(word);
        Unknown(row, column, text, words.Allowed);
        return default;
    }

    IEnumerable<T> WordsOf<T>(RowReading row, ColumnMapping column, WordSet words, string text) where T : struct, Enum
    {
        var items = words.Find(text) is not null ? [text] : Items(text);
        return
        [
            .. items.Select(item => Word<T>(row, column, words, Meaning(column.Field!, item))).Where(value => !value.Equals(default(T))).Distinct(),
        ];
    }

    void Unknown(RowReading row, ColumnMapping column, string word, IReadOnlyList<string> allowed)
    {
        UnknownWords.Add(column.Field!, column.Column, word, row.Line, allowed);
        row.Keep(column.Column, word, "word_unknown",
            $"is no word for {column.Field} that the map knows; say in the mapping what it means: {string.Join(", ", allowed)}.");
    }

    bool? YesNo(RowReading row, ColumnMapping column, string text)
    {
        if (WordSet.YesNo.Find(text) is { } said) return said == "yes";
        Unknown(row, column, text, WordSet.YesNo.Allowed);
        return null;
    }

    void Country(RowReading row, string column, string text)
    {
        if (CountryNames.Find(text) is { } code)
        {
            row.Place.Country = code;
            return;
        }

        UnknownWords.Add("country", column, text, row.Line, ["a code of ISO 3166-1 or a name of a country"]);
        row.Keep(column, text, "country_unknown", "is no country that the map knows; a code of ISO 3166-1, such as GB or FRA, or a name.");
    }

    void Facility(RowReading row, ColumnMapping column, string text, string asWritten)
    {
        var place = row.Place;
        var code = facilities.Find(text, place.HasCountry ? place.Country : null);
        if (place.Kind is not (PlaceKind.Unspecified or PlaceKind.DetentionCentre))
        {
            row.Keep(column.Column, asWritten, "field_of_other_kind", $"is a type of detention centre, and this is a {Words.Of(place.Kind)}.");
            return;
        }

        if (code is null) Unknown(row, column, text, facilities.Allowed);
        // An unknown word alone makes no detention centre.
        if (code is null && place.Kind == PlaceKind.Unspecified) return;
        place.Kind = PlaceKind.DetentionCentre;
        var centre = Details(place).DetentionCentre;
        centre.FacilityType = code ?? "unknown";
        if (Folded.Of(asWritten) != Folded.Of(centre.FacilityType)) centre.FacilityTypeNote = asWritten;
    }

    // "In use (2017)": a word and when it was true.
    void Status(RowReading row, ColumnMapping column, string text)
    {
        var (word, date) = (text, (PartialDate?)null);
        if (WithDate().Match(text) is { Success: true } match && KnownWords.Status(match.Groups["word"].Value) is not null
            && DateText.Read(match.Groups["date"].Value, column.Dates, today.Year) is { IsSingle: true } said)
            (word, date) = (match.Groups["word"].Value, said.From);
        // Yes or no, in a column that asks whether it is open.
        var meaning = Meaning("status", word);
        row.Place.Status = KnownWords.Status(meaning) is { } status ? Words.Find<PlaceStatus>(status)
            : WordSet.YesNo.Find(meaning) is { } open ? open == "yes" ? PlaceStatus.Open : PlaceStatus.Closed
            : Word<PlaceStatus>(row, column, KnownWords.Statuses, meaning);
        if (date is { } asOf) row.Place.StatusAsOf = asOf.ToString();
    }

    void AddLine(RowReading row, string text)
    {
        var address = Address(row.Place);
        // "Calle" "Ferraz" "55"
        var isPart = address.HasLines && KnownWords.StreetTypes.Find(address.Lines) is not null;
        isPart |= HouseNumber().IsMatch(text) || (address.HasLines && HouseNumber().IsMatch(address.Lines));
        address.Lines = Join(address.HasLines ? address.Lines : null, isPart ? " " : ", ", text);
    }

    static void Town(Place place, string text)
    {
        var address = Address(place);
        if (!address.HasPostcode && AddressText.PostcodeAndTown(text) is var (postcode, town)) (address.Postcode, address.Town) = (postcode, town);
        else address.Town = text;
    }

    // The whole address in one cell, where no other has a part of it.
    static void FinishAddress(Place place)
    {
        if (place.Address is { HasLines: true, HasPostcode: false, HasTown: false } address
            && AddressText.Parts(address.Lines) is var (lines, postcode, town))
            (address.Lines, address.Postcode, address.Town) = (lines, postcode, town);
    }

    static Source Source(string text)
    {
        var source = SourceText.Read(text);
        if (WebText.Website(text) is { } url) source.Url = url;
        return source;
    }

    static Address Address(Place place) => place.Address ??= new();

    // The message of the place's kind, once that is known.
    static Place Details(Place place)
    {
        if (place.DetailsCase != Place.DetailsOneofCase.None) return place;
        switch (place.Kind)
        {
            case PlaceKind.DetentionCentre: place.DetentionCentre = new() { FacilityType = "unknown" }; break;
            case PlaceKind.ReportingCentre: place.ReportingCentre = new(); break;
            case PlaceKind.SupportGroup: place.SupportGroup = new(); break;
            case PlaceKind.Office: place.Office = new(); break;
        }
        return place;
    }

    static PlaceKind KindOf(Place place) => Details(place).Kind;

    static string Join(string? before, string separator, string text) => string.IsNullOrEmpty(before) ? text : before + separator + text;

    // Semicolons, bars and lines part the items, and commas where there are none of these.
    static string[] Items(string text, bool withCommas = true)
    {
        var separators = text.AsSpan().ContainsAny(';', '|', '\n') || !withCommas ? new[] { ';', '|', '\n' } : [','];
        return text.Split(separators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
    }

    [GeneratedRegex(@"^(?<word>\D*[^0-9\s,:(])[\s,:]*\(?\s*(?:in |en |seit |since |depuis |desde |dal |as of )?(?<date>[^()]*[0-9]{4}[^()]*)\)?$")]
    private static partial Regex WithDate();

    [GeneratedRegex(@"^[0-9]+\s?(?:[a-zA-Z]|bis|ter|quater)?(?:\s?[-/]\s?[0-9]+\s?[a-zA-Z]?)?$")]
    private static partial Regex HouseNumber();
}

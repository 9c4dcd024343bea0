using Map.Service.Contributions.Edits;
using Map.Service.Places.Fields;
using Map.Service.Places.Write;

namespace Map.Service.Import.Lists;

/// <summary>Holds rows against the rules of the contract, against the borders of countries, and against today.</summary>
static class RowChecks
{
    /// <summary>The code of the problem of a row without a name, which is unfinished rather than wrong.</summary>
    public const string NameMissing = "name_missing";

    const string Prefix = "place.";

    /// <summary>What the rules refuse makes a row wrong; a row without a name, a kind or a spot is unfinished.</summary>
    public static void Check(ListRow row, PlaceVocabulary vocabulary)
    {
        var violations = new Violations();
        if (row.Said is { } said)
        {
            var changed = PlaceFieldMask.Changed(said, row.Place).Values.ToHashSet();
            if (changed.Count == 0) return;
            UpdatePlace.CheckPrecision(said, row.Place, changed, "place.precision", violations);
        }

        // What was wrong before, by rules that came later, is no fault of this row.
        foreach (var violation in Found(row.Place, vocabulary, violations).Except(row.Said is null ? [] : Found(row.Said, vocabulary, new())))
        {
            var path = violation.Field.StartsWith(Prefix, StringComparison.Ordinal) ? violation.Field[Prefix.Length..] : violation.Field;
            // What is not there is unfinished, and not wrong.
            if (path == "details" || (path == "name" && row.Place.Name.Length == 0)) continue;
            row.Refuse("value_refused", path, violation.Description);
        }
    }

    /// <summary>What is missing before a row can be a place: it goes to the list of those that are to be finished.</summary>
    public static bool IsUnfinished(ListRow row)
    {
        var place = row.Place;
        if (place.DetailsCase == Place.DetailsOneofCase.None)
            row.Note("kind_missing", "kind", $"is not said: one of {string.Join(", ", Words.Values<PlaceKind>().Select(kind => Words.Of(kind)))}, in a column, or for all rows as the default kind.");
        // A group may serve a whole country.
        if (place.Position is null && place.SupportGroup is not { Scope: Scope.National or Scope.International })
            row.Note("place_missing", "position", Missing(place));
        return row.Notes.Exists(note => note.Code is NameMissing or "kind_missing" or "place_missing");
    }

    static string Missing(Place place) =>
        place.Address is { HasTown: true } or { HasPostcode: true }
            ? $"is not given, and the gazetteer has no single {Quote.Of(place.Address.HasTown ? place.Address.Town : place.Address.Postcode)}"
                + $"{(place.HasCountry ? $" in {place.Country}" : "; a country may tell which")}; give latitude and longitude."
            : "is not given, and there is no town or postcode to place it by; give one of them.";

    /// <summary>Positions that contradict their country, swapped ones and 0,0.</summary>
    /// <param name="connection">To the map.</param>
    /// <param name="rows">Each with a position on the earth.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task CheckPositionsAsync(NpgsqlConnection connection, IReadOnlyList<ListRow> rows, CancellationToken cancellationToken)
    {
        if (rows.Count == 0) return;
        var doubts = await PositionDoubts.OfAsync(
            connection, [.. rows.Select(row => (row.Place.Position, row.Place.HasCountry ? row.Place.Country : null))], cancellationToken);
        foreach (var (row, doubt) in rows.Zip(doubts))
            if (doubt is { } odd) row.Warn(odd.Code, "position.latitude", odd.Text);
    }

    static IReadOnlyList<Google.Rpc.BadRequest.Types.FieldViolation> Found(Place place, PlaceVocabulary vocabulary, Violations violations)
    {
        PlaceRules.Check(UpdatePlace.WithoutOutput(place), vocabulary, violations);
        return violations.Found;
    }
}

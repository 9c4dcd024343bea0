using Map.Service.Contributions.Edits;
using Map.Service.Places.Read;

namespace Map.Service.Import.Lists;

/// <summary>Places as they are, as a caller sees them, and as everybody does.</summary>
sealed class PlaceViews(NpgsqlDataSource database, Caller caller)
{
    readonly BatchGetPlaces places = new(MapServers.Only(database));

    /// <summary>Those that the caller may see, by their ids.</summary>
    public async Task<IReadOnlyDictionary<Guid, PlaceView>> ReadAsync(IEnumerable<Guid> ids, CancellationToken cancellationToken)
    {
        var request = new BatchGetPlacesRequest { Ids = { ids.Distinct().Select(id => id.ToString()) } };
        var (whole, open) = (await AsAsync(SubjectReads.Everything), await AsAsync(Caller.Anonymous));
        var mine = caller == SubjectReads.Everything ? whole : await AsAsync(caller);
        return mine.Where(pair => whole.ContainsKey(pair.Key)).ToDictionary(
            pair => pair.Key, pair => new PlaceView(whole[pair.Key], pair.Value, open.GetValueOrDefault(pair.Key, pair.Value)));

        async Task<Dictionary<Guid, Place>> AsAsync(Caller who) =>
            (await places.RunAsync(request, who, cancellationToken)).Places.ToDictionary(place => Guid.Parse(place.Id));
    }
}

/// <summary>A place.</summary>
/// <param name="Whole">As it is, which is what is written.</param>
/// <param name="Mine">As the caller sees it, which is what is told.</param>
/// <param name="Open">As everybody sees it, which is what files have.</param>
sealed record PlaceView(Place Whole, Place Mine, Place Open)
{
    /// <summary>Texts of contacts that the caller does not see.</summary>
    public IReadOnlySet<string> Hidden => TextsOf(Whole).Except(TextsOf(Mine)).ToHashSet();

    /// <summary>Contacts that not everybody sees.</summary>
    public IReadOnlyList<Contact> Reserved => Whole.Contacts.Count == 0 ? [] : [.. Whole.Contacts.Except(Open.Contacts)];

    static IEnumerable<string> TextsOf(Place place) =>
        FieldTexts.Of(place, Place.Descriptor.FindFieldByNumber(Place.ContactsFieldNumber), new Dictionary<string, string>());
}

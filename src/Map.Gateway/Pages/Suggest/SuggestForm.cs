using System.Globalization;
using System.Security.Cryptography;
using Map.Gateway.Pages.Hours;

namespace Map.Gateway.Pages.Suggest;

/// <summary>A form of a suggestion with all that was typed into it. It is rendered from this alone, so that it comes back filled also when the
/// service is away. What the map said when it was opened travels in hidden fields, whose names begin with was-.</summary>
public sealed class SuggestForm(Dictionary<string, IReadOnlyList<string>> values)
{
    public const string Kind = "kind", What = "what", Name = "name", Lines = "lines", Postcode = "postcode", Town = "town", Website = "website",
        Phone = "phone", Email = "email", Hours = "hours", Languages = "languages", Services = "services", Offers = "offers", Status = "status",
        Comment = "comment", Source = "source", SourceUrl = "source-url", Other = "other";

    /// <summary>Which town of several, which other place: chosen on the page in between.</summary>
    public const string Spot = "spot", OtherId = "other-id", Twins = "twins";

    /// <summary>What a button asks for; a form without it is to be sent.</summary>
    public const string Step = "step", Edit = "edit", Similar = "similar";

    /// <summary>What pays for it: a ticket, or the solution of a challenge.</summary>
    public const string Proof = "proof";

    public const string Revision = "revision", Request = "request";

    /// <summary>The secret of a link, by which the author is known to be of the group.</summary>
    public const string Link = "link";

    const string Was = "was-";

    readonly Dictionary<string, IReadOnlyList<string>> values = values;

    // The field and what is wrong with it; of the form as a whole under an empty name.
    readonly Dictionary<string, Fault> faults = [];

    /// <summary>What is typed in a field; empty when nothing is.</summary>
    public string this[string field] => values.TryGetValue(field, out var all) ? all[0] : "";

    /// <summary>What is chosen of a list.</summary>
    public IReadOnlyList<string> All(string field) => values.TryGetValue(field, out var all) ? all : [];

    /// <summary>What the map said when the form was opened.</summary>
    public string Before(string field) => this[Was + field];

    public IReadOnlyList<string> AllBefore(string field) => Before(field).Split(',', StringSplitOptions.RemoveEmptyEntries);

    public bool IsChanged(string field) => field is Languages or Services
        ? !All(field).Order().SequenceEqual(AllBefore(field).Order())
        // What the map says may have lines where the form has none.
        : this[field] != Typed(field, Before(field));

    /// <summary>What else travels with the form unseen.</summary>
    public IEnumerable<(string Name, string Value)> Hidden => values.Keys
        .Where(name => name is Revision or Request or Link || IsWas(name)).Select(name => (name, this[name]));

    /// <summary>All of it as hidden fields, with what was answered on the pages in between: ready to be sent.</summary>
    public IEnumerable<(string Name, string Value)> Ready => values
        .Where(pair => pair.Key is not (Step or Proof)).SelectMany(pair => pair.Value.Select(value => (pair.Key, value)));

    public IReadOnlyDictionary<string, Fault> Faults => faults;

    public void Add(string field, string message, string details = "") => faults.TryAdd(field, new(message, details));

    public V1.PlaceKind PlaceKind => Words.Find<V1.PlaceKind>(this[Kind]);

    public void Set(string field, string value) => values[field] = [value];

    /// <summary>Takes what the map says now as what it said when the form was opened. What was typed stays; a field that was left as it was
    /// becomes what it is now.</summary>
    /// <param name="now">The place, or what it was merged into.</param>
    /// <returns>The fields that both have changed, each in its way.</returns>
    public IReadOnlyList<string> Rebase(V1.Place now)
    {
        var fresh = Of(now);
        string[] shown = [.. fresh.values.Keys.Where(IsWas).Select(name => name[Was.Length..])];
        string[] typed = [.. shown.Where(IsChanged)];
        string[] both = [.. typed.Where(field => fresh.Before(field) != Before(field) && !All(field).SequenceEqual(fresh.All(field)))];
        foreach (var (name, value) in fresh.values.Where(pair => pair.Key != Request && !typed.Contains(pair.Key)))
            values[name] = value;
        foreach (var emptied in shown.Except(typed).Except(fresh.values.Keys))
            values.Remove(emptied);
        return both;
    }

    /// <summary>The form as it was sent.</summary>
    public static async Task<SuggestForm> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (!request.HasFormContentType)
            throw new InvalidInputException("Content-Type", "is not that of a form. Send application/x-www-form-urlencoded.");
        // A form of another site would make its visitors suggest what they never saw.
        if (request.Headers["Sec-Fetch-Site"] == "cross-site")
            throw new InvalidInputException("Sec-Fetch-Site", "is cross-site: the form of a suggestion is sent from its own page.");
        var form = await request.ReadFormAsync(cancellation);
        return new(form.ToDictionary(
            field => field.Key,
            IReadOnlyList<string> (field) => [.. field.Value.Select(value => Typed(field.Key, value ?? ""))],
            StringComparer.Ordinal));
    }

    static bool IsWas(string name) => name.StartsWith(Was, StringComparison.Ordinal);

    // Most fields are one line, into which somebody may have pasted more.
    static string Typed(string field, string text) =>
        text.ReplaceLineEndings(field is Comment or Offers or Lines || IsWas(field) ? "\n" : " ").Trim();

    /// <summary>An id for the request that the form will make. Whoever knows it knows the receipt, and it tells no time: it is random.</summary>
    public static Guid NewRequest() => new(RandomNumberGenerator.GetBytes(16));

    /// <summary>The empty form of a new place.</summary>
    public static SuggestForm Empty() => new(new Dictionary<string, IReadOnlyList<string>>
    {
        [Request] = [NewRequest().ToString()], [Status] = [Words.Of(V1.PlaceStatus.Open)],
    });

    /// <summary>The form of a place with what the map says of it.</summary>
    public static SuggestForm Of(V1.Place place)
    {
        var address = place.Address ?? new();
        var group = place.SupportGroup ?? new();
        (string Field, string Value)[] said =
        [
            (Name, place.Name), (Lines, address.Lines), (Postcode, address.Postcode), (Town, address.Town), (Website, place.Website),
            (Phone, First(V1.ContactKind.Voice)), (Email, First(V1.ContactKind.Email)), (Hours, place.OpeningHours()), (Offers, group.Offers),
            (Status, Words.Of(place.Status)),
        ];
        (string Field, IEnumerable<string> Values)[] lists =
            [(Languages, group.Languages), (Services, group.Services.Select(service => Words.Of(service)))];
        var values = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
        {
            [Request] = [NewRequest().ToString()], [Revision] = [place.Revision.ToString(CultureInfo.InvariantCulture)], [Kind] = [Words.Of(place.Kind)],
        };
        foreach (var (field, value) in said)
            values[field] = values[Was + field] = [value];
        foreach (var (field, all) in lists)
        {
            var list = all.ToList();
            values[Was + field] = [string.Join(',', list)];
            if (list.Count > 0)
                values[field] = list;
        }

        return new(values);

        string First(V1.ContactKind kind) => place.Contacts.FirstOrDefault(contact => contact.Kind == kind)?.Value ?? "";
    }
}

/// <summary>What is wrong with a field.</summary>
/// <param name="Message">In the language of the page.</param>
/// <param name="Details">In the words of the service, in English; may be empty.</param>
public sealed record Fault(string Message, string Details)
{
    /// <summary>The details as a sentence: those of a field leave out what they are about.</summary>
    public string Sentence =>
        Details.StartsWith("is ", StringComparison.Ordinal) || Details.StartsWith("has ", StringComparison.Ordinal) ? $"It {Details}" : Details;
}

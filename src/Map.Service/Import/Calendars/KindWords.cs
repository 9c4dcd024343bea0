using Map.Gazetteer;

namespace Map.Service.Import.Calendars;

/// <summary>The kind of an event by the words of its CATEGORIES.</summary>
static class KindWords
{
    static readonly Dictionary<string, EventKind> Known = new(Words.Values<EventKind>().Select(kind => KeyValuePair.Create(Folded(Words.Of(kind)), kind)))
    {
        ["demo"] = EventKind.Demonstration, ["protest"] = EventKind.Demonstration, ["rally"] = EventKind.Demonstration, ["kundgebung"] = EventKind.Demonstration,
        ["manifestation"] = EventKind.Demonstration, ["manifestacion"] = EventKind.Demonstration, ["manifestazione"] = EventKind.Demonstration,
        ["mahnwache"] = EventKind.Vigil, ["veillee"] = EventKind.Vigil, ["vigilia"] = EventKind.Vigil, ["commemoration"] = EventKind.Vigil,
        ["assembly"] = EventKind.Meeting, ["treffen"] = EventKind.Meeting, ["plenum"] = EventKind.Meeting, ["reunion"] = EventKind.Meeting, ["asamblea"] = EventKind.Meeting,
        ["assemblea"] = EventKind.Meeting, ["drop in"] = EventKind.DropIn, ["advice"] = EventKind.DropIn, ["beratung"] = EventKind.DropIn, ["permanence"] = EventKind.DropIn,
        ["workshop"] = EventKind.Training, ["formation"] = EventKind.Training, ["taller"] = EventKind.Training, ["schulung"] = EventKind.Training,
        ["benefit"] = EventKind.Fundraiser, ["soli"] = EventKind.Fundraiser, ["court"] = EventKind.CourtSupport, ["party"] = EventKind.Social, ["concert"] = EventKind.Social,
    };

    /// <summary>The first that is known; unspecified when none is.</summary>
    public static EventKind Of(IEnumerable<string> categories) =>
        categories.Select(word => Known.GetValueOrDefault(Folded(word))).FirstOrDefault(kind => kind != EventKind.Unspecified);

    static string Folded(string word) => Folding.Shared.Fold(word.Replace('_', ' '));
}

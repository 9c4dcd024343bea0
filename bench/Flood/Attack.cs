using System.Globalization;
using Map.V1;

namespace Map.Bench.Flood;

/// <summary>Five styles of hostile suggestions, mixed over the addresses. A third of the insults is put together word by word, so that no
/// two are alike: what is left to see of those is where they come from.</summary>
sealed class Attack(IReadOnlyList<Place> places, int addresses, Random random)
{
    static readonly string[] Sites =
        ["casino-win.example", "cheap-visa.example", "loans4all.example", "pills-now.example", "lawyer-fast.example", "crypto-x2.example"];

    static readonly string[] Offers =
    [
        "Best offers for {0}, see {1} today", "We help people from {0} quickly: {1}",
        "More about {0} at {1}", "Visit {1} for {0} and save money",
        "{1} is the new address of {0}", "Official page for {0}: {1}",
        "People in {0} recommend {1} for all questions", "Get your papers in {0} at {1} in 24 hours",
    ];

    static readonly string[] Reasons =
    [
        "The number has changed, this is the new one of {0}", "I called them at {0} and this is the right number now",
        "New telephone of {0}, the old one does not work any more", "Please update the number of {0}, the old one is wrong",
    ];

    static readonly string[] Closings =
    [
        "{0} has closed for good, I walked by last week", "{0} does not exist any more since the beginning of this year",
        "Closed. The building of {0} is empty and for sale", "{0} was shut down and everybody has left",
    ];

    static readonly string[] Insults =
    [
        "Ihr von {0} seid alle Verbrecher und gehört selbst eingesperrt", "Wer bei {0} hilft ist ein Verräter am eigenen Volk",
        "{0} ist eine Schande, macht diesen Laden endlich zu", "Niemand will euch hier haben, verschwindet aus {0}",
        "Das dreckige Pack von {0} soll dahin gehen wo es hergekommen ist",
    ];

    static readonly string[] Words =
    [
        .. ("ihr seid dumm faul elend falsch verlogen Lügner Betrüger Pack Gesindel Feinde Verräter Schmarotzer niemand braucht "
            + "euch hier weg damit schämt lächerlich krank verrückt raus hier sofort endlich alle eure Leute Freunde Kinder Eltern Nachbarn "
            + "Stadt Land Volk Geld Steuer zahlen wir nie wieder nichts könnt arbeiten gehen lernen schreiben lesen hören sehen glauben wissen sagen "
            + "lügen stehlen betteln jammern heulen morgen gestern heute immer Haus Straße Bus Zug Grenze Zaun Mauer Gericht Polizei Lager Wald Kopf Hand Herz "
            + "Mund Schuhe Hunde").Split(' '),
    ];

    public Sent Next(int i)
    {
        var place = places[random.Next(places.Count)];
        var from = Address(random.Next(addresses));
        return (i % 5) switch
        {
            0 => new("spam links", Changes.From(from, random.Next(3) == 0
                ? Changes.Website(place, Link()) : Changes.Note(place, Fill(Offers, place.Name, Link())), null)),
            1 => new("swapped contacts", Changes.From(
                from, Changes.Number(place, $"+44 7700 90{random.Next(8) * 111:0000}"),
                random.Next(2) == 0 ? Fill(Reasons, place.Name) : null, "Their website")),
            2 => new("subtle moves", Changes.From(
                from, Changes.Moved(place, 100 + (random.NextDouble() * 800), random.NextDouble() * 6.28), null)),
            3 => new("mass closing", Changes.From(from, Changes.Closed(place), random.Next(2) == 0 ? Fill(Closings, place.Name) : null)),
            _ => new("insults", Changes.From(from, Changes.Wrong(place), random.Next(3) == 0
                ? string.Join(' ', Enumerable.Range(0, 14).Select(_ => Words[random.Next(Words.Length)])) : Fill(Insults, place.Name))),
        };
    }

    public static string Address(int number) => $"203.{number / 65536}.{number / 256 % 256}.{number % 256}";

    string Link() =>
        $"https://{Convert.ToHexStringLower(BitConverter.GetBytes(random.Next()))}.{Sites[random.Next(Sites.Length)]}/{random.Next(100_000)}";

    string Fill(string[] texts, params string[] values) =>
        string.Format(CultureInfo.InvariantCulture, texts[random.Next(texts.Length)], values);
}

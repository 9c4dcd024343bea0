using System.Net;

namespace Map.Service.Tests.Freshness.DeadLinks;

/// <summary>A host of the simulated web with a page that the map links to.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Behaviour">How it behaves.</param>
/// <param name="Random">Its own numbers.</param>
sealed record SimulatedHost(int Number, Behaviour Behaviour, Random Random)
{
    static readonly string[] Towns = ["Calais", "Lesvos", "Ceuta", "Trapani", "Szeged", "Bihać", "Lampedusa", "Dunkerque", "Przemyśl", "Kraków", "Patras", "Melilla"];
    static readonly string[] Kinds = ["Refugee Kitchen", "Collectif Solidaire", "Beratungsstelle", "Sportello Migranti", "Law Centre", "Casa Abierta", "Punkt Pomocy", "Night Shelter"];

    /// <summary>Which of those that behave so it is, by which they differ.</summary>
    public int Turn { get; } = Number / Behaviours.All.Count;

    public string Name { get; } = $"h{Number:0000}.example";

    /// <summary>The entry of the map that links to it.</summary>
    public string Place { get; } = $"{Kinds[Random.Next(Kinds.Length)]} {Towns[Random.Next(Towns.Length)]} {Number}";

    /// <summary>The path of the page.</summary>
    public string Path { get; } = Behaviour.Path ?? (Random.Next(3) switch { 0 => "/about-us", 1 => "/en/places/support-group.html", _ => "/2019/05/who-helps-where" });

    public string Url => $"{Behaviour.Scheme}://{Name}{Path}";

    /// <summary>An address of the public internet, as far as its numbers go.</summary>
    public IPAddress Address { get; } = new([45, 10, (byte)(Number / 250), (byte)(1 + (Number % 250))]);

    public int Visits;

    /// <summary>A page of it.</summary>
    /// <param name="text">Its main text; that of a page about the entry when null.</param>
    /// <param name="title">Its title.</param>
    public string Page(string? text = null, string? title = null) => $"""
        <!doctype html><html><head><meta charset=utf-8><title>{title ?? $"{Place} - {Name}"}</title><meta name=description content="News of {Name}"></head><body>
        <nav><a href=/>Home</a> <a href=/news>News</a> <a href=/donate>Donate</a> <a href=/contact>Contact</a></nav>
        <main><h1>{title ?? Place}</h1>{text ?? $"<p>{Words(60)}</p><p>{Place} is open every Tuesday for everybody. {Words(40)}</p>"}</main>
        {(Number % 3 == 0 ? "<script src=/cdn-cgi/challenge-platform/scripts/jsd/main.js></script>" : "")}
        <footer>{Name}, made at {Guid.NewGuid():N}</footer></body></html>
        """;

    /// <summary>Words that are always the same for a number.</summary>
    public string Words(int count, int of = 0)
    {
        var random = new Random((Number * 31) + of);
        return string.Join(' ', Enumerable.Range(0, count).Select(_ => Syllables(random)));
    }

    static string Syllables(Random random) => string.Concat(Enumerable.Range(0, random.Next(1, 5)).Select(_ => $"{"bcdfglmnprstv"[random.Next(13)]}{"aeiou"[random.Next(5)]}"));
}

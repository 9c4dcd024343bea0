using System.Globalization;
using HotChocolate.Types;

namespace HotChocolateTests.Differential;

/// <summary>Fields of all kinds that fail or return null at various levels; Clients/differential.mjs has the same schema.</summary>
public sealed class Query
{
    public IThing GetThing(int n = 0) => Thing.Of(n);
}

[InterfaceType("Thing")]
public interface IThing
{
    string Id { get; }

    string Name { get; }

    double? Maybe { get; }

    bool? Fails { get; }

    int FailsHard { get; }

    Mood Mood { get; }

    IThing? Child { get; }

    IThing Needed { get; }

    IReadOnlyList<IThing> GetThings(int first = 2);

    IReadOnlyList<IThing?> Gaps { get; }

    IReadOnlyList<IReadOnlyList<int?>?> Grid { get; }

    IEither Either { get; }

    string GetEcho(string text, IReadOnlyList<int?>? numbers, Filter? filter);
}

[UnionType("Either")]
public interface IEither;

public abstract class Thing(int n) : IThing, IEither
{
    protected int N => n;

    public string Id => $"thing {n}";

    public string Name => $"n{n}";

    public double? Maybe => n % 3 == 0 ? null : n / 2.0;

    public bool? Fails => n % 2 == 1 ? throw new InvalidOperationException("fails") : true;

    public int FailsHard => n % 3 == 2 ? throw new InvalidOperationException("fails hard") : n;

    public Mood Mood => n % 5 == 0 ? Mood.Cross : Mood.Calm;

    public IThing? Child => n % 4 == 3 ? null : Of(n + 1);

    // Returns null although the type is non-null.
    public IThing Needed => n % 7 == 6 ? null! : Of(n + 2);

    public IReadOnlyList<IThing> GetThings(int first = 2) => [.. Enumerable.Range(n, first).Select(Of)];

    public IReadOnlyList<IThing?> Gaps => [Of(n), null, Of(n + 1)];

    public IReadOnlyList<IReadOnlyList<int?>?> Grid => [[n, null], null, [n + 1]];

    public IEither Either => (IEither)Of(n + 1);

    public string GetEcho(string text, IReadOnlyList<int?>? numbers, Filter? filter) => string.Join(
        ',',
        text,
        numbers is null ? "none" : string.Join('|', numbers.Select(number => Text(number) ?? "null")),
        filter?.ToString() ?? "none");

    public static IThing Of(int n) => n % 2 == 0 ? new Even(n) : new Odd(n);

    static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}

public sealed class Even(int n) : Thing(n)
{
    public IReadOnlyList<string> GetEven() => [N.ToString(CultureInfo.InvariantCulture)];
}

public sealed class Odd(int n) : Thing(n)
{
    public int GetOdd() => N;
}

public sealed record Filter(int Least = 1, Mood? Mood = null, Filter? Inner = null)
{
    public override string ToString() => string.Join(
        '/', Text(Least), Mood?.ToString().ToUpperInvariant() ?? "null", Inner is null ? "none" : Text(Inner.Least));

    static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

public enum Mood
{
    Calm,
    Cross,
}

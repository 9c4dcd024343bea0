namespace Map.Web.Tests.Everyone;

/// <summary>What is wrong with pages, collected over languages and colours, so that one run names all of it.</summary>
sealed class Faults
{
    readonly List<string> found = [];

    public void Add(string where, IEnumerable<string> faults) => found.AddRange(faults.Select(fault => $"{where}: {fault}"));

    public void AssertNone() => Assert.True(found.Count == 0, $"{found.Count} faults\n{string.Join('\n', found.Take(40))}");
}

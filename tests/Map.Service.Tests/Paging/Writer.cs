namespace Map.Service.Tests.Paging;

/// <summary>Somebody who adds, changes, hides and deletes things of their own, one at each step.</summary>
abstract class Writer(Random random)
{
    const int Fewest = 10;
    const int Most = 40;

    readonly List<Guid> mine = [];

    protected Random Random => random;

    public async Task StepAsync()
    {
        if (mine.Count < Fewest || (mine.Count < Most && random.Next(6) == 0))
        {
            mine.Add(await AddAsync());
            return;
        }

        var id = mine[random.Next(mine.Count)];
        if (random.Next(12) > 0)
        {
            await ChangeAsync(id);
            return;
        }

        mine.Remove(id);
        await DeleteAsync(id);
    }

    protected abstract Task<Guid> AddAsync();

    protected abstract Task ChangeAsync(Guid id);

    protected abstract Task DeleteAsync(Guid id);

    /// <summary>Anywhere in the order by name, and found by the text "odd" or not.</summary>
    public static string Name(Random random) => $"{(char)('a' + random.Next(26))}{random.Next(10)} {(random.Next(2) == 0 ? "odd" : "even")}";
}

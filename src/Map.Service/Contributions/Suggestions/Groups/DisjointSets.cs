namespace Map.Service.Contributions.Suggestions.Groups;

/// <summary>Sets of numbers from 0, which are joined two by two.</summary>
sealed class DisjointSets
{
    readonly int[] parents;
    readonly int[] sizes;

    public DisjointSets(int count)
    {
        parents = [.. Enumerable.Range(0, count)];
        sizes = new int[count];
        Array.Fill(sizes, 1);
    }

    /// <summary>The number that stands for the set of a number.</summary>
    public int Find(int number)
    {
        while (parents[number] != number) number = parents[number] = parents[parents[number]];
        return number;
    }

    public bool AreJoined(int one, int other) => Find(one) == Find(other);

    public int SizeOf(int number) => sizes[Find(number)];

    public void Join(int one, int other)
    {
        var (large, small) = (Find(one), Find(other));
        if (large == small) return;
        if (sizes[large] < sizes[small]) (large, small) = (small, large);
        parents[small] = large;
        sizes[large] += sizes[small];
    }
}

namespace Map.Gateway.Packs;

/// <summary>The languages in which packs name regions and towns: those in which there are whole pages. Each costs every phone some bytes.</summary>
static class PackLanguages
{
    static readonly HashSet<string> Tags = new("am ar ckb de en es fa fr it ps so ti tr uk".Split(' '), StringComparer.Ordinal);

    public static bool Has(string tag) => Tags.Contains(tag);
}

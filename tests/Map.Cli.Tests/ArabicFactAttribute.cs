namespace Map.Cli.Tests;

/// <summary>Needs pages that speak Arabic.</summary>
public sealed class ArabicFactAttribute : FactAttribute
{
    public ArabicFactAttribute()
    {
        if (!File.Exists(Messages))
            Skip = $"Needs {Messages}.";
    }

    public static string Messages => Path.Combine(Repository.Root, "src", "Map.Web", "messages", "ar.json");
}

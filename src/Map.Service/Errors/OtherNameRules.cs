namespace Map.Service.Errors;

/// <summary>The rules for the other names of a place or an organisation.</summary>
static class OtherNameRules
{
    public const int Most = 50;

    public static void Check(Violations violations, string path, OtherName name)
    {
        violations.Text($"{path}.name", name.Name, 200);
        if (name.HasLanguage) violations.Language($"{path}.language", name.Language);
        violations.Enum($"{path}.kind", name.Kind, required: true);
        violations.Source($"{path}.source", name.Source);
    }

    /// <summary>Every name once in each language, whatever its kind.</summary>
    public static void CheckDoubles(Violations violations, string path, IEnumerable<OtherName> names)
    {
        var seen = new HashSet<(string, string)>();
        foreach (var (i, name) in names.Index())
            if (!seen.Add(KeyOf(name.Name, name.Language)))
                violations.Add($"{path}[{i}]", $"is \"{name.Name}\" again; every name once in a language.");
    }

    /// <summary>Equal for names that are the same in a language.</summary>
    public static (string Name, string Language) KeyOf(string name, string? language) =>
        (name.Trim().ToUpperInvariant(), language?.ToUpperInvariant() ?? "");
}

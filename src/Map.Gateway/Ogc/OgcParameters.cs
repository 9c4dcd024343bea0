namespace Map.Gateway.Ogc;

/// <summary>Reads parameters one by one, and collects what is wrong with them.</summary>
sealed class OgcParameters(IQueryCollection query)
{
    readonly List<Violation> violations = [];

    /// <summary>The value of a parameter; null when it is left out or wrong.</summary>
    public T? Read<T>(string name, Func<string, T> read) where T : class
    {
        var values = query[name];
        if (values.Count == 0)
            return null;
        try
        {
            return values.Count > 1 ? throw new FormatException($"is given {values.Count} times. Give it once.")
                : values[0] is { Length: > 0 } text ? read(text)
                : throw new FormatException("is empty. Leave it out.");
        }
        catch (FormatException wrong)
        {
            violations.Add(new(name, wrong.Message));
            return null;
        }
    }

    /// <summary>What several parameters make; null when they are wrong.</summary>
    public T? Try<T>(Func<T> make) where T : class
    {
        try
        {
            return make();
        }
        catch (InvalidInputException wrong)
        {
            violations.AddRange(wrong.Violations);
            return null;
        }
    }

    public T Refuse<T>(string name, string description, T otherwise)
    {
        violations.Add(new(name, description));
        return otherwise;
    }

    /// <exception cref="InvalidInputException">Something was wrong.</exception>
    public void ThrowIfAny()
    {
        if (violations.Count > 0)
            throw new InvalidInputException(violations);
    }
}

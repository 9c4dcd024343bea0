namespace HotChocolate;

/// <summary>A value that may be absent.</summary>
public interface IOptional
{
    /// <summary>The value; null also when it is absent.</summary>
    object? Value { get; }

    /// <summary>Whether it was given, be it as null.</summary>
    bool HasValue { get; }

    /// <summary>Whether it was not given.</summary>
    bool IsEmpty { get; }
}

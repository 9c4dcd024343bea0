namespace HotChocolate;

/// <summary>The value of an input field that tells absent from null.</summary>
/// <param name="value">The value, which was given.</param>
public readonly struct Optional<T>(T? value) : IEquatable<Optional<T>>, IOptional
{
    /// <summary>The value; the default of its type when it is absent.</summary>
    public T? Value { get; } = value;

    object? IOptional.Value => Value;

    /// <summary>Whether it was given, be it as null.</summary>
    public bool HasValue { get; } = true;

    /// <summary>Whether it was not given.</summary>
    public bool IsEmpty => !HasValue;

    public static implicit operator Optional<T>(T value) => new(value);

    public static implicit operator T?(Optional<T> optional) => optional.Value;

    public static bool operator ==(Optional<T> left, Optional<T> right) => left.Equals(right);

    public static bool operator !=(Optional<T> left, Optional<T> right) => !left.Equals(right);

    public bool Equals(Optional<T> other) =>
        HasValue == other.HasValue && (!HasValue || EqualityComparer<T>.Default.Equals(Value, other.Value));

    public override bool Equals(object? obj) => obj is Optional<T> other && Equals(other);

    public override int GetHashCode() => HasValue ? HashCode.Combine(Value) : 0;

    public override string ToString() => HasValue ? Value?.ToString() ?? "null" : "unspecified";
}

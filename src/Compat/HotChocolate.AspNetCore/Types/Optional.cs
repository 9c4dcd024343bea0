namespace HotChocolate;

/// <summary>An input that tells "not given" from "given as null".</summary>
public readonly struct Optional<T>(T? value) : IOptional, IEquatable<Optional<T>>
{
    public T? Value { get; } = value;

    /// <summary>Whether it was given, be it as null.</summary>
    public bool IsEmpty => !HasValue;

    public bool HasValue { get; } = true;

    object? IOptional.Value => Value;

    public static implicit operator Optional<T>(T value) => new(value);

    public static implicit operator T?(Optional<T> optional) => optional.Value;

    public static bool operator ==(Optional<T> left, Optional<T> right) => left.Equals(right);

    public static bool operator !=(Optional<T> left, Optional<T> right) => !left.Equals(right);

    public static Optional<T> Empty(T? defaultValue = default) => default;

    public bool Equals(Optional<T> other) =>
        HasValue == other.HasValue && (!HasValue || EqualityComparer<T?>.Default.Equals(Value, other.Value));

    public override bool Equals(object? obj) => obj is Optional<T> other && Equals(other);

    public override int GetHashCode() => HasValue ? Value?.GetHashCode() ?? 0 : -1;

    public override string? ToString() => HasValue ? Value?.ToString() ?? "null" : "unspecified";
}

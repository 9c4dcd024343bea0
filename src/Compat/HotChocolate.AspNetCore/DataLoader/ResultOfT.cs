using System.Diagnostics.CodeAnalysis;

namespace GreenDonut;

/// <summary>The result of a batch for one key: a value or an error.</summary>
public readonly struct Result<TValue>
{
    Result(TValue? value, Exception? error)
    {
        Value = value;
        Error = error;
    }

    public TValue? Value { get; }

    public Exception? Error { get; }

    [MemberNotNullWhen(true, nameof(Error))]
    public bool IsRejected => Error is not null;

    public static implicit operator Result<TValue>(TValue? value) => Resolve(value);

    public static implicit operator Result<TValue>(Exception error) => Reject(error);

    public static Result<TValue> Resolve(TValue? value) => new(value, null);

    public static Result<TValue> Reject(Exception error) => new(default, error);
}

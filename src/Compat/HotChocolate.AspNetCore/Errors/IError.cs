namespace HotChocolate;

/// <summary>An error of an answer. Immutable: each method gives a changed copy.</summary>
public interface IError
{
    string Message { get; }

    /// <summary>What clients tell errors apart by; <c>extensions.code</c> in the answer.</summary>
    string? Code { get; }

    Path? Path { get; }

    IReadOnlyList<Location>? Locations { get; }

    IReadOnlyDictionary<string, object?>? Extensions { get; }

    /// <summary>What was thrown, for the log and for error filters; never part of the answer.</summary>
    Exception? Exception { get; }

    IError WithMessage(string message);

    IError WithCode(string? code);

    IError WithPath(Path? path);

    IError WithLocations(IReadOnlyList<Location>? locations);

    IError WithExtensions(IReadOnlyDictionary<string, object?> extensions);

    IError SetExtension(string key, object? value);

    IError RemoveExtension(string key);

    IError WithException(Exception? exception);
}

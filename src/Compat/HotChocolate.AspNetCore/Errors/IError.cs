namespace HotChocolate;

/// <summary>An error in a response. Immutable: each method returns a changed copy.</summary>
public interface IError
{
    string Message { get; }

    /// <summary>Identifies the kind of error for clients: <c>extensions.code</c> in the response.</summary>
    string? Code { get; }

    Path? Path { get; }

    IReadOnlyList<Location>? Locations { get; }

    IReadOnlyDictionary<string, object?>? Extensions { get; }

    /// <summary>The thrown exception, for the log and for error filters; never part of the response.</summary>
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

namespace HotChocolate;

/// <inheritdoc cref="IErrorBuilder"/>
public sealed class ErrorBuilder : IErrorBuilder
{
    readonly List<Location> locations = [];
    readonly OrderedDictionary<string, object?> extensions = [];
    string? message;
    Path? path;
    Exception? exception;

    public static ErrorBuilder New() => new();

    public static ErrorBuilder FromError(IError error)
    {
        var builder = new ErrorBuilder { message = error.Message, path = error.Path, exception = error.Exception };
        builder.locations.AddRange(error.Locations ?? []);
        foreach (var (key, value) in error.Extensions ?? new Dictionary<string, object?>())
            builder.extensions[key] = value;
        return builder;
    }

    public IErrorBuilder SetMessage(string message)
    {
        this.message = message;
        return this;
    }

    public IErrorBuilder SetCode(string? code)
    {
        if (code is null)
            extensions.Remove("code");
        else
            extensions["code"] = code;
        return this;
    }

    public IErrorBuilder SetPath(Path? path)
    {
        this.path = path;
        return this;
    }

    public IErrorBuilder AddLocation(Location location)
    {
        locations.Add(location);
        return this;
    }

    public IErrorBuilder AddLocation(int line, int column) => AddLocation(new Location(line, column));

    public IErrorBuilder SetExtension(string key, object? value)
    {
        extensions[key] = value;
        return this;
    }

    public IErrorBuilder SetException(Exception? exception)
    {
        this.exception = exception;
        return this;
    }

    public IError Build() => new Error
    {
        Message = string.IsNullOrEmpty(message)
            ? throw new InvalidOperationException("An error needs a message: call SetMessage.")
            : message,
        Path = path,
        Locations = locations.Count == 0 ? null : locations.ToArray(),
        Extensions = extensions.Count == 0 ? null : new OrderedDictionary<string, object?>(extensions),
        Exception = exception,
    };
}

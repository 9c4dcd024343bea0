namespace HotChocolate;

/// <inheritdoc cref="IErrorBuilder"/>
public sealed class ErrorBuilder : IErrorBuilder
{
    private readonly List<Location> _locations = [];
    private readonly OrderedDictionary<string, object?> _extensions = [];
    private string? _message;
    private Path? _path;
    private Exception? _exception;

    public static ErrorBuilder New() => new();

    public static ErrorBuilder FromError(IError error)
    {
        var builder = new ErrorBuilder { _message = error.Message, _path = error.Path, _exception = error.Exception };
        builder._locations.AddRange(error.Locations ?? []);
        foreach (var (key, value) in error.Extensions ?? new Dictionary<string, object?>())
            builder._extensions[key] = value;
        return builder;
    }

    public IErrorBuilder SetMessage(string message)
    {
        _message = message;
        return this;
    }

    public IErrorBuilder SetCode(string? code)
    {
        if (code is null)
            _extensions.Remove("code");
        else
            _extensions["code"] = code;
        return this;
    }

    public IErrorBuilder SetPath(Path? path)
    {
        _path = path;
        return this;
    }

    public IErrorBuilder AddLocation(Location location)
    {
        _locations.Add(location);
        return this;
    }

    public IErrorBuilder AddLocation(int line, int column) => AddLocation(new Location(line, column));

    public IErrorBuilder SetExtension(string key, object? value)
    {
        _extensions[key] = value;
        return this;
    }

    public IErrorBuilder SetException(Exception? exception)
    {
        _exception = exception;
        return this;
    }

    public IError Build() => new Error
    {
        Message = string.IsNullOrEmpty(_message)
            ? throw new InvalidOperationException("An error needs a message: call SetMessage.")
            : _message,
        Path = _path,
        Locations = _locations.Count == 0 ? null : _locations.ToArray(),
        Extensions = _extensions.Count == 0 ? null : new OrderedDictionary<string, object?>(_extensions),
        Exception = _exception,
    };
}

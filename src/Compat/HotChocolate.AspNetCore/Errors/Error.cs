namespace HotChocolate;

/// <inheritdoc cref="IError"/>
public sealed record Error : IError
{
    const string CodeKey = "code";

    public required string Message { get; init; }

    public string? Code => Extensions?.GetValueOrDefault(CodeKey) as string;

    public Path? Path { get; init; }

    public IReadOnlyList<Location>? Locations { get; init; }

    public IReadOnlyDictionary<string, object?>? Extensions { get; init; }

    public Exception? Exception { get; init; }

    public IError WithMessage(string message) => this with { Message = message };

    public IError WithCode(string? code) => code is null ? RemoveExtension(CodeKey) : SetExtension(CodeKey, code);

    public IError WithPath(Path? path) => this with { Path = path };

    public IError WithLocations(IReadOnlyList<Location>? locations) => this with { Locations = locations };

    public IError WithExtensions(IReadOnlyDictionary<string, object?> extensions) => this with { Extensions = extensions };

    public IError SetExtension(string key, object? value)
    {
        var extensions = new OrderedDictionary<string, object?>(Extensions ?? Empty) { [key] = value };
        return this with { Extensions = extensions };
    }

    public IError RemoveExtension(string key)
    {
        if (Extensions?.ContainsKey(key) is not true)
            return this;
        var extensions = new OrderedDictionary<string, object?>(Extensions);
        extensions.Remove(key);
        return this with { Extensions = extensions.Count == 0 ? null : extensions };
    }

    public IError WithException(Exception? exception) => this with { Exception = exception };

    static IReadOnlyDictionary<string, object?> Empty { get; } = new Dictionary<string, object?>();
}

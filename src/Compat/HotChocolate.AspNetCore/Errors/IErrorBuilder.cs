namespace HotChocolate;

/// <summary>Builds an <see cref="IError"/>.</summary>
public interface IErrorBuilder
{
    IErrorBuilder SetMessage(string message);

    IErrorBuilder SetCode(string? code);

    IErrorBuilder SetPath(Path? path);

    IErrorBuilder AddLocation(Location location);

    IErrorBuilder AddLocation(int line, int column);

    IErrorBuilder SetExtension(string key, object? value);

    IErrorBuilder SetException(Exception? exception);

    IError Build();
}

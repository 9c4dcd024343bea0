namespace HotChocolate;

/// <summary>Receives every error before it is written, and may change it.</summary>
public interface IErrorFilter
{
    IError OnError(IError error);
}

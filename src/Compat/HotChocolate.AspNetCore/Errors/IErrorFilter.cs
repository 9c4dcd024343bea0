namespace HotChocolate;

/// <summary>Sees every error before it is written, and may change it.</summary>
public interface IErrorFilter
{
    IError OnError(IError error);
}

namespace HotChocolate.Validation;

/// <summary>Aborts the validation of a document that has too many errors or exceeds a budget.</summary>
sealed class ValidationAbortedException(IError error) : Exception(error.Message)
{
    public IError Error { get; } = error;
}

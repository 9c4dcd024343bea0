namespace HotChocolate.Validation;

/// <summary>Ends the validation of a document that has too many errors, or takes more work than it may.</summary>
sealed class ValidationAbortedException(IError error) : Exception(error.Message)
{
    public IError Error { get; } = error;
}

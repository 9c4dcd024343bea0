namespace HotChocolate.Validation;

/// <summary>Error codes that distinguish a document over a limit from an invalid one.</summary>
static class ValidationErrorCodes
{
    /// <summary>A document that breaks a rule of the specification.</summary>
    public const string Invalid = "HC_VALIDATION_FAILED";

    public const string TooManyErrors = "HC_VALIDATION_TOO_MANY_ERRORS";
    public const string TooComplex = "HC_VALIDATION_TOO_COMPLEX";
    public const string MaxIntrospectionDepth = "HC0086";
}

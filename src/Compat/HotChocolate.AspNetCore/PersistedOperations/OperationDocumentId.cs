namespace HotChocolate.Execution;

/// <summary>The name of a stored operation, in letters that have no meaning in a file system or address: A-Z, a-z, digits, - and _.</summary>
public readonly record struct OperationDocumentId
{
    public OperationDocumentId(string value)
    {
        if (!IsValidId(value))
            throw new ArgumentException("An id has letters A-Z and a-z, digits, - and _.", nameof(value));
        Value = value;
    }

    public string Value { get; }

    public override string ToString() => Value;

    public static bool IsValidId(string operationId) =>
        operationId.Length > 0 && operationId.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_');
}

namespace HotChocolate.Execution;

/// <summary>The id of a stored operation. It contains only characters that are safe in file names and URLs: A-Z, a-z, digits, - and _.
/// </summary>
public readonly record struct OperationDocumentId
{
    public OperationDocumentId(string value)
    {
        if (!IsValidId(value))
            throw new ArgumentException("An id may contain only A-Z, a-z, digits, - and _.", nameof(value));
        Value = value;
    }

    public string Value { get; }

    public override string ToString() => Value;

    public static bool IsValidId(string operationId) =>
        operationId.Length > 0 && operationId.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_');
}

namespace HotChocolate;

/// <summary>An error in the C# classes of the schema; the message names the member.</summary>
public sealed class SchemaException(string message) : Exception(message);

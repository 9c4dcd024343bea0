namespace HotChocolate;

/// <summary>A mistake in the C# classes that the schema is made of; the message names the member.</summary>
public sealed class SchemaException(string message) : Exception(message);

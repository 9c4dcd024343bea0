namespace Map.Contract.Conditions;

/// <summary>A condition that cannot be read. The message follows the name of the parameter.</summary>
/// <param name="where">Where in it: at character 12, at args[0].</param>
/// <param name="wrong">What is wrong there, and what is allowed.</param>
public sealed class Cql2Exception(string where, string wrong) : FormatException($"{wrong} ({where})");

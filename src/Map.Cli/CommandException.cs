namespace Map.Cli;

/// <summary>A verb cannot go on; the message says why and how to mend it, for the person at the terminal.</summary>
public class CommandException(string message) : Exception(message);

namespace Map.Cli;

/// <summary>A command of ./map failed; the message says why, and how to fix it, for the person at the terminal.</summary>
public class CommandException(string message) : Exception(message);

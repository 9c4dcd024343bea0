namespace Map.Cli;

/// <summary>A command of Map.Service failed, and has printed why.</summary>
sealed class ServiceFailedException(int exitCode) : Exception
{
    public int ExitCode => exitCode;
}

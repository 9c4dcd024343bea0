namespace Map.Cli;

/// <summary>Lets one command at a time start or stop the processes of a state folder.</summary>
public static class StateLock
{
    /// <summary>Waits until no other command starts or stops them.</summary>
    public static Task<FileLock> TakeAsync(Checkout checkout, CancellationToken cancellation) => FileLock.TakeAsync(
        Path.Combine(RunFolder.Make(checkout), "lock"), () => Console.Error.WriteLineAsync("map: another ./map is starting or stopping it; waiting for that"), cancellation);
}

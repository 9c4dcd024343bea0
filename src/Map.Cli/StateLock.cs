namespace Map.Cli;

/// <summary>Lets one command at a time start or stop the processes of a state folder. Disposing it lets the next one go on.</summary>
public sealed class StateLock : IDisposable
{
    readonly FileStream file;

    StateLock(FileStream file) => this.file = file;

    /// <summary>Waits until no other command starts or stops them.</summary>
    public static async Task<StateLock> TakeAsync(Checkout checkout, CancellationToken cancellation)
    {
        var path = Path.Combine(RunFolder.Make(checkout), "lock");
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        for (var isFirst = true; ; isFirst = false)
        {
            try
            {
                // Never deleted: two commands might lock two files of the same name.
                return new(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException) when (File.Exists(path))
            {
                if (isFirst)
                    await Console.Error.WriteLineAsync("map: another ./map is starting or stopping it; waiting for that");
                await tick.WaitForNextTickAsync(cancellation);
            }
        }
    }

    public void Dispose() => file.Dispose();
}

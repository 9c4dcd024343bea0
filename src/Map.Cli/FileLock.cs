namespace Map.Cli;

/// <summary>A file that one process at a time holds. Disposing it lets the next one go on, and so does the end of the process.</summary>
public sealed class FileLock : IDisposable
{
    static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

    readonly FileStream file;

    FileLock(FileStream file) => this.file = file;

    /// <summary>Waits until no other process holds it.</summary>
    /// <param name="path">Made if it is not there, and never deleted: two processes might hold two files of the same name.</param>
    /// <param name="waiting">Called once if another one holds it.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public static async Task<FileLock> TakeAsync(string path, Func<Task>? waiting, CancellationToken cancellation)
    {
        using var tick = new PeriodicTimer(Interval);
        for (var isFirst = true; ; isFirst = false)
        {
            try
            {
                return new(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException) when (File.Exists(path))
            {
                if (isFirst && waiting is not null)
                    await waiting();
                await tick.WaitForNextTickAsync(cancellation);
            }
        }
    }

    public void Dispose() => file.Dispose();
}

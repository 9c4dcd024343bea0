namespace Map.Service.Storage;

/// <summary>How much of the disk all spools together may take.</summary>
public sealed class SpoolSpace(long maximumBytes)
{
    public const long DefaultBytes = 1024 * 1024 * 1024;

    long taken;

    public long Limit => maximumBytes;

    public long Taken => Volatile.Read(ref taken);

    /// <exception cref="Refusal">There is no more.</exception>
    public void Take(long bytes)
    {
        if (Interlocked.Add(ref taken, bytes) <= maximumBytes) return;
        Interlocked.Add(ref taken, -bytes);
        throw new Refusal(ErrorReason.Unavailable, "Too many large files are being read at the moment. Try again in a minute.");
    }

    public void Return(long bytes) => Interlocked.Add(ref taken, -bytes);
}

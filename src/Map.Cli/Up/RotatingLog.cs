using System.Text;

namespace Map.Cli.Up;

/// <summary>
/// A log file that only its owner can read, added to at each start. When it is full it becomes NAME.1, what was NAME.1 becomes NAME.2, and
/// the oldest is deleted: a crash can be explained by the log of the process before, and no log fills the disk.
/// </summary>
/// <param name="path">The file that is written to.</param>
/// <param name="mostBytes">The size at which it is full.</param>
/// <param name="mostFiles">How many files there are at most, the one that is written to included.</param>
public sealed class RotatingLog(string path, long mostBytes = 10 << 20, int mostFiles = 5)
{
    readonly Lock writing = new();

    public void Write(string line)
    {
        lock (writing)
        {
            if (File.Exists(path) && new FileInfo(path).Length >= mostBytes)
                Rotate();
            using var writer = new StreamWriter(path, new UTF8Encoding(false), new FileStreamOptions
            {
                Mode = FileMode.Append,
                Access = FileAccess.Write,
                Share = FileShare.ReadWrite | FileShare.Delete,
                UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            });
            writer.WriteLine(line);
        }
    }

    void Rotate()
    {
        for (var number = mostFiles - 1; number > 0; number--)
        {
            var older = number == 1 ? path : $"{path}.{number - 1}";
            if (File.Exists(older))
                File.Move(older, $"{path}.{number}", overwrite: true);
        }
    }
}

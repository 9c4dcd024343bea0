using Map.Cli.Up;

namespace Map.Cli.Tests;

public sealed class RotatingLogTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("map-log-").FullName;

    string Path => System.IO.Path.Combine(folder, "places.log");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Log_of_earlier_run_is_added_to()
    {
        new RotatingLog(Path).Write("the reason of a crash");
        new RotatingLog(Path).Write("started again");

        Assert.Equal(["the reason of a crash", "started again"], File.ReadAllLines(Path));
    }

    [Fact]
    public void Full_log_is_kept_under_a_number_and_the_oldest_is_deleted()
    {
        var log = new RotatingLog(Path, mostBytes: 10, mostFiles: 3);
        foreach (var number in Enumerable.Range(1, 5)) log.Write($"line number {number}");

        Assert.Equal(["line number 5"], File.ReadAllLines(Path));
        Assert.Equal(["line number 4"], File.ReadAllLines(Path + ".1"));
        Assert.Equal(["line number 3"], File.ReadAllLines(Path + ".2"));
        Assert.Equal(3, Directory.GetFiles(folder).Length);
    }

    [Fact]
    public void Only_the_owner_can_read_it()
    {
        new RotatingLog(Path).Write("a line");

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path));
    }
}

namespace Map.Cli;

/// <summary>The folder of the running processes: their ids, logs, addresses and the service's socket. Only its owner can read it.</summary>
static class RunFolder
{
    public static string Of(Checkout checkout) => Path.Combine(checkout.State, "run");

    public static string Make(Checkout checkout)
    {
        var folder = Of(checkout);
        Directory.CreateDirectory(folder);
        File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return folder;
    }
}

namespace Map.Cli.Install;

/// <summary>A file that an installation writes, from the folder Install/Files of this program.</summary>
static class InstallFile
{
    public static string Read(string name)
    {
        using var stream = typeof(InstallFile).Assembly.GetManifestResourceStream($"Install/{name}")!;
        return new StreamReader(stream).ReadToEnd();
    }

    /// <summary>A systemd unit. All services have the same restrictions, which are written once.</summary>
    public static string Unit(string name) => Read(name).Replace("@SANDBOX@", Read("sandbox.conf").TrimEnd(), StringComparison.Ordinal);
}

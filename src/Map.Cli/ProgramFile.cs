namespace Map.Cli;

/// <summary>How a program of the map is started: by dotnet where it was built, by itself where it was published together with its runtime.</summary>
static class ProgramFile
{
    /// <summary>The command that starts it, to which its arguments are added.</summary>
    /// <exception cref="CommandException">The program is not there.</exception>
    public static string[] Command(string assembly) => HasRuntime(Checkout.Built(assembly)) ? [Executable(assembly)] : ["dotnet", assembly];

    // The executable beside a built assembly looks for a runtime in places where that of the dotnet on the PATH need not be.
    static bool HasRuntime(string assembly) => File.Exists(Path.Combine(Path.GetDirectoryName(assembly)!, "libcoreclr.so"));

    static string Executable(string assembly) => Path.ChangeExtension(assembly, null);
}

using System.Security.Cryptography;

namespace Map.Tls;

/// <summary>A file that a setting names.</summary>
/// <param name="Setting">The name of the setting, for messages.</param>
/// <param name="Path">The path of the file, which may be a link.</param>
public sealed record NamedFile(string Setting, string Path)
{
    /// <summary>What is wrong, after what the file is.</summary>
    public CertificateException Fault(string fault) => new($"{Setting} is \"{Path}\": {fault}");

    /// <exception cref="CertificateException">It cannot be read.</exception>
    public string ReadText()
    {
        try
        {
            return File.ReadAllText(Path);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Fault("there is no such file. Give the path of a PEM file.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Fault($"it cannot be read as user {Environment.UserName} ({exception.GetType().Name}). Let this user read the file and enter the folders above it.");
        }
    }

    /// <summary>Changes with the content, and says nothing about it. Reads without a buffer that would keep a part of a key in memory.</summary>
    public string Fingerprint()
    {
        try
        {
            using var file = new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            return Convert.ToHexString(SHA256.HashData(file));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return exception.GetType().Name;
        }
    }
}

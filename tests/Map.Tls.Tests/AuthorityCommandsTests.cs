using System.Diagnostics;
using System.Security.Cryptography.X509Certificates;
using Map.Testing.Certificates;

namespace Map.Tls.Tests;

/// <summary>The commands by which docs/operating.md makes an authority and two certificates.</summary>
public sealed class AuthorityCommandsTests
{
    [Fact]
    public async Task Commands_make_files_that_both_sides_take_and_that_are_for_the_names_in_them()
    {
        using var folder = new CertificateFolder();
        await RunAsync(folder.Folder, Commands());
        foreach (var (name, isServer) in new[] { ("places", true), ("gateway", false) })
        {
            var files = new CertificateFiles(
                new(CertificateFiles.PlacesCertificate, Path.Combine(folder.Folder, $"{name}.pem")), new(CertificateFiles.PlacesKey, Path.Combine(folder.Folder, $"{name}.key")),
                new(CertificateFiles.PlacesAuthority, Path.Combine(folder.Folder, "ca.pem")));
            var read = files.Read();
            Assert.All(new[] { CertificateUse.Client, CertificateUse.Server }, use => Assert.True(read.IsFor(use)));
            using var certificate = X509CertificateLoader.LoadCertificateFromFile(files.Certificate.Path);
            Assert.Equal(isServer, certificate.MatchesHostname("places.internal") && certificate.MatchesHostname("10.0.0.1"));
        }

        await RunAsync(folder.Folder, "openssl verify -x509_strict -CAfile ca.pem places.pem gateway.pem");
    }

    static string Commands()
    {
        var lines = File.ReadAllLines(Path.Combine(Repository.Root, "docs", "operating.md")).Where(line => line.StartsWith("openssl req -x509", StringComparison.Ordinal)).ToList();
        Assert.Equal(3, lines.Count);
        return string.Join('\n', lines);
    }

    static async Task RunAsync(string folder, string commands)
    {
        var start = new ProcessStartInfo("bash", ["-ec", commands]) { WorkingDirectory = folder, RedirectStandardError = true, RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{await output}{errors}");
    }
}

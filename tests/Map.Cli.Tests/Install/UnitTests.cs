using System.Globalization;
using System.Text.RegularExpressions;
using Map.Cli.Install;
using Map.Cli.Tests.Packages;

namespace Map.Cli.Tests.Install;

/// <summary>The units, as systemd judges them.</summary>
public sealed partial class UnitTests : IDisposable
{
    const double MostExposed = 3.0;

    readonly DirectoryInfo image = Directory.CreateTempSubdirectory("map-units-");

    public UnitTests()
    {
        foreach (var unit in Installation.Services.Concat(Installation.Timers))
            Write("/etc/systemd/system/" + unit, InstallFile.Unit(unit));
        foreach (var program in new[] { "/opt/map/current/map", "/bin/sh" })
        {
            Write(program, "#!/bin/sh\n");
            File.SetUnixFileMode(At(program), (UnixFileMode)0b111_101_101);
        }
    }

    public void Dispose() => image.Delete(recursive: true);

    [SystemdFact]
    public void Units_are_without_fault()
    {
        // The targets of the system that they belong to.
        UnpackedPackage.Shell("mkdir -p \"$1/usr/lib/systemd\" && cp -rL /usr/lib/systemd/system \"$1/usr/lib/systemd/system\"", image.FullName);
        var said = UnpackedPackage.Shell(
            "cd \"$1/etc/systemd/system\" && systemd-analyze verify --root=\"$1\" --man=no --recursive-errors=no *.service *.timer 2>&1", image.FullName);

        Assert.DoesNotContain(said.Split('\n'), line => line.Contains("map", StringComparison.Ordinal));
    }

    [SystemdFact]
    public void Services_are_little_exposed()
    {
        foreach (var service in Installation.Services)
        {
            var said = UnpackedPackage.Shell("systemd-analyze security --offline=true --no-pager \"$1\"", At("/etc/systemd/system/" + service));
            var exposure = double.Parse(Exposure().Match(said).Groups[1].Value, CultureInfo.InvariantCulture);
            Assert.True(exposure < MostExposed, said);
        }
    }

    [Fact]
    public void All_services_have_the_same_restrictions() =>
        Assert.All(Installation.Services, service => Assert.Contains(InstallFile.Read("sandbox.conf"), InstallFile.Unit(service), StringComparison.Ordinal));

    [SystemdFact]
    public void Drill_comes_after_the_backup()
    {
        DateTime Next(string timer) => DateTime.ParseExact(
            UnpackedPackage.Shell(
                "TZ=UTC systemd-analyze calendar --base-time='2026-11-30 00:00' \"$(sed -n 's/^OnCalendar=//p' \"$1\")\" | sed -n 's/.*Next elapse: ... //p'",
                At("/etc/systemd/system/" + timer)).Trim(), "yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

        Assert.True(Next("map-backup.timer") < Next("map-backup-drill.timer"));
    }

    void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(path))!);
        File.WriteAllText(At(path), text);
    }

    string At(string path) => image.FullName + path;

    [GeneratedRegex("Overall exposure level for .*: ([0-9.]+)")]
    private static partial Regex Exposure();
}

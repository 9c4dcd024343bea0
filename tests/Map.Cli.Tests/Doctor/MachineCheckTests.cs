using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Map.Cli.Backups;
using Map.Cli.Clusters;
using Map.Cli.Doctor;
using Map.Cli.Up;
using Map.Contract;
using Map.Tls;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Time.Testing;

namespace Map.Cli.Tests.Doctor;

/// <summary>Each check of a machine and of a map's processes, and what it is there to find.</summary>
public sealed class MachineCheckTests : IDisposable
{
    static readonly DateTimeOffset Now = new(2026, 11, 30, 12, 0, 0, TimeSpan.Zero);

    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("map-doctor-");
    readonly FakeTimeProvider time = new(Now);
    readonly Checkout checkout;

    public MachineCheckTests() => checkout = Checkout.Find() with { State = folder.FullName };

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData("ID=debian\nVERSION_ID=\"12\"\nPRETTY_NAME=\"Debian 12\"", FindingLevel.Ok)]
    [InlineData("ID=debian\nVERSION_ID=\"11\"\nPRETTY_NAME=\"Debian 11\"", FindingLevel.Warning)]
    [InlineData("ID=other\nPRETTY_NAME=Other", FindingLevel.Warning)]
    public Task System_that_was_not_tried_is_a_warning(string release, FindingLevel level) => FindAsync(new SystemVersion(File("os-release", release)), level);

    [Theory]
    [InlineData(500, FindingLevel.Ok)]
    [InlineData(50, FindingLevel.Warning)]
    public Task Memory_that_is_used_up_is_a_warning(int free, FindingLevel level) =>
        FindAsync(new FreeMemory(File("meminfo", $"MemTotal:  1000 kB\nMemAvailable:   {free} kB\n")), level);

    [Fact]
    public async Task Runtime_is_named() => Assert.StartsWith("10.", (await FindAsync(new RuntimeVersion(checkout), FindingLevel.Ok)).Found, StringComparison.Ordinal);

    [Fact]
    public async Task Earlier_build_that_runs_is_a_warning()
    {
        await FindAsync(new RunningBuild(checkout), FindingLevel.Warning);
        Directory.CreateDirectory(RunFolder.Of(checkout));
        File("run/build", "000000000000");
        Assert.Equal("./map upgrade", (await FindAsync(new RunningBuild(checkout), FindingLevel.Warning)).Mend);
        File("run/build", ProgramCopy.Of(checkout).Id);
        await FindAsync(new RunningBuild(checkout), FindingLevel.Ok);
    }

    [Fact]
    public async Task Map_that_is_down_and_supervisor_that_was_killed_are_faults()
    {
        Assert.Equal("the map is down", (await FindAsync(new Processes(checkout), FindingLevel.Fault)).Found);
        await FindAsync(new GatewayReady(checkout), FindingLevel.Fault);
        RunFolder.Make(checkout);
        File("run/supervisor.pid", "4194304 1");
        Assert.Contains("killed", (await FindAsync(new Processes(checkout), FindingLevel.Fault)).Found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Port_that_another_has_is_a_fault()
    {
        await FindAsync(new FreePorts(checkout), FindingLevel.Ok);
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;
        RunFolder.Make(checkout);
        Addresses.Of(checkout, port, port).Save(checkout);

        Assert.Contains($"port {port} is in use", (await FindAsync(new FreePorts(checkout), FindingLevel.Fault)).Found, StringComparison.Ordinal);
        other.Stop();
        await FindAsync(new FreePorts(checkout), FindingLevel.Ok);
        Assert.Contains($":{port}", (await FindAsync(new GatewayReady(checkout), FindingLevel.Fault)).Found, StringComparison.Ordinal);
    }

    [MountFact]
    public async Task Disk_without_room_and_without_files_is_a_fault()
    {
        var disk = folder.CreateSubdirectory("disk").FullName;
        Packages.UnpackedPackage.Shell("mount -t tmpfs -o size=1m,nr_inodes=20 tmpfs \"$1\"", disk);
        try
        {
            // Of a folder that is not there yet, too.
            await FindAsync(new FreeSpace("backups", Path.Combine(disk, "not", "there")), FindingLevel.Ok);
            var full = Path.Combine(disk, "full");
            await System.IO.File.WriteAllBytesAsync(full, new byte[1000 << 10]);
            await FindAsync(new FreeSpace("backups", disk), FindingLevel.Fault);
            System.IO.File.Delete(full);
            foreach (var number in Enumerable.Range(0, 18)) await System.IO.File.WriteAllTextAsync(Path.Combine(disk, $"{number}"), "");
            Assert.Contains("of 20 files", (await FindAsync(new FreeSpace("backups", disk), FindingLevel.Warning)).Found, StringComparison.Ordinal);
        }
        finally
        {
            Packages.UnpackedPackage.Shell("umount \"$1\"", disk);
        }
    }

    [Fact]
    public async Task Clock_that_nobody_can_be_asked_about_is_a_warning() =>
        Assert.Equal(FindingLevel.Warning, Assert.Single(await MapDoctor.LookAsync([new SystemClock("no-such-program")], default)).Level);

    [Fact]
    public async Task Certificates_are_valid_end_soon_have_ended_or_are_of_another_key()
    {
        using var own = RSA.Create(2048);
        using var other = RSA.Create(2048);
        var (key, otherKey) = (File("key.pem", own.ExportPkcs8PrivateKeyPem()), File("other.pem", other.ExportPkcs8PrivateKeyPem()));

        await FindAsync(Of(null, null), FindingLevel.Ok);
        Assert.Contains("until 2027-02-28, 90 day(s)", (await FindAsync(Of(Until(90), key), FindingLevel.Ok)).Found, StringComparison.Ordinal);
        await FindAsync(Of(Until(13), key), FindingLevel.Warning);
        await FindAsync(Of(Until(-1), key), FindingLevel.Fault);
        Assert.Contains("it is not the key of the first certificate", (await FindAsync(Of(Until(90), otherKey), FindingLevel.Fault)).Found, StringComparison.Ordinal);
        Assert.Contains("it has no certificate", (await FindAsync(Of(File("no.pem", "nothing"), key), FindingLevel.Fault)).Found, StringComparison.Ordinal);
        Assert.Contains("is given without MAP_TLS_KEY", (await FindAsync(Of(Until(90), null), FindingLevel.Fault)).Found, StringComparison.Ordinal);
        await FindAsync(Of("/no/such/file", key), FindingLevel.Fault);

        Certificate Of(string? certificate, string? key) => new(
            "certificate", CertificateFiles.OfWeb, new ConfigurationManager { [CertificateFiles.WebCertificate] = certificate, [CertificateFiles.WebKey] = key }, time);

        string Until(int days) => File($"{days}.pem", new CertificateRequest("CN=map.example", own, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(Now.AddDays(-200), Now.AddDays(days)).ExportCertificatePem());
    }

    [Theory]
    [InlineData(5, FindingLevel.Ok)]
    [InlineData(31, FindingLevel.Warning)]
    [InlineData(100, FindingLevel.Fault)]
    public async Task Backup_that_is_late_is_noticed(int hours, FindingLevel level)
    {
        await FindAsync(new BackupAge(Backups, time), FindingLevel.Warning);
        new BackupStatus(BackupAt: Now.AddHours(-hours)).Save(Backups);
        await FindAsync(new BackupAge(Backups, time), level);
    }

    [Fact]
    public async Task Drill_that_is_late_or_failed_is_noticed()
    {
        await FindAsync(new DrillAge(Backups, time), FindingLevel.Warning);
        new BackupStatus(DrillAt: Now.AddHours(-20)).Save(Backups);
        await FindAsync(new DrillAge(Backups, time), FindingLevel.Ok);
        new BackupStatus(DrillAt: Now.AddDays(-8)).Save(Backups);
        await FindAsync(new DrillAge(Backups, time), FindingLevel.Warning);
        new BackupStatus(DrillAt: Now.AddDays(-2), DrillFailedAt: Now.AddHours(-1)).Save(Backups);
        await FindAsync(new DrillAge(Backups, time), FindingLevel.Fault);
    }

    [Fact]
    public async Task Secret_that_others_can_read_is_a_fault()
    {
        var secret = File("password", "hidden");
        System.IO.File.SetUnixFileMode(secret, UnixFileMode.UserRead | UnixFileMode.GroupRead);
        await FindAsync(new Secrets((secret, true), ("/no/such/file", false)), FindingLevel.Ok);
        var open = await FindAsync(new Secrets((secret, false)), FindingLevel.Fault);
        Assert.Contains(secret, open.Found, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", open.Found + open.Mend, StringComparison.Ordinal);
        System.IO.File.SetUnixFileMode(secret, UnixFileMode.UserRead | UnixFileMode.OtherRead);
        await FindAsync(new Secrets((secret, true)), FindingLevel.Fault);
    }

    [Theory]
    [InlineData("2026-11-30T11:00:00.000Z fail: Map.Service[7] the database is away", FindingLevel.Warning)]
    [InlineData("2026-11-28T11:00:00.000Z crit: Map.Service[7] the database is away", FindingLevel.Ok)]
    [InlineData("2026-11-30T11:00:00.000Z info: Map.Service[7] fail: not an error", FindingLevel.Ok)]
    [InlineData("""{"Timestamp":"2026-11-30T11:00:00Z","LogLevel":"Error","Message":"a secret"}""", FindingLevel.Warning)]
    [InlineData("""{"time":"2026-11-30T11:00:00Z","level":"info"}""", FindingLevel.Ok)]
    [InlineData("""{"cut off""", FindingLevel.Ok)]
    public async Task Error_in_the_log_of_a_day_is_a_warning_without_its_text(string line, FindingLevel level)
    {
        var found = await FindAsync(new LastError([File("places.log", line + "\n"), Path.Combine(folder.FullName, "gateway.log")], time), level);

        Assert.DoesNotContain("secret", found.Found, StringComparison.Ordinal);
    }

    [Fact]
    public void Line_of_a_log_has_its_time_unless_it_is_json()
    {
        Assert.Equal("2026-11-30T12:00:00.000Z fail: Map[1] why", LogLine.At(Now, "fail: Map[1] why"));
        Assert.Equal(Now, LogLine.ErrorAt(LogLine.At(Now, "fail: Map[1] why")));
        Assert.Equal("{}", LogLine.At(Now, "{}"));
    }

    [Fact]
    public async Task Cluster_of_a_PostgreSQL_that_is_gone_is_a_fault()
    {
        var cluster = new PrivateCluster(Path.Combine(folder.FullName, "cluster"));
        await FindAsync(new ServerProgram(cluster), FindingLevel.Ok);
        Directory.CreateDirectory(Path.Combine(cluster.Folder, "data"));
        File("cluster/data/PG_VERSION", "9\n");

        Assert.Contains("postgresql-9-postgis-3", (await FindAsync(new ServerProgram(cluster), FindingLevel.Fault)).Found, StringComparison.Ordinal);
    }

    BackupFolder Backups => new(folder.FullName, folder.FullName);

    string File(string name, string text)
    {
        var path = Path.Combine(folder.FullName, name);
        System.IO.File.WriteAllText(path, text);
        return path;
    }

    static async Task<Finding> FindAsync(ICheck check, FindingLevel level)
    {
        var finding = await check.RunAsync(default);
        Assert.True(finding.Level == level, $"{finding}");
        // What is wrong can be mended.
        Assert.Equal(level != FindingLevel.Ok, finding.Mend.Length > 0);
        return finding;
    }
}

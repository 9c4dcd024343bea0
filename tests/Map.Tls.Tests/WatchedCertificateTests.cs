using Map.Testing.Certificates;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Time.Testing;

namespace Map.Tls.Tests;

public sealed class WatchedCertificateTests : IDisposable
{
    readonly TestAuthority authority = new();
    readonly FakeTimeProvider time = new(DateTimeOffset.UtcNow);
    readonly FakeLogger log = new();
    readonly IssuedCertificate first, second;
    readonly CertificateFolder folder;

    public WatchedCertificateTests()
    {
        (first, second) = (authority.Issue(), authority.Issue());
        folder = new(first, authority.Pem);
    }

    IReadOnlyList<string> Errors => [.. log.Collector.GetSnapshot().Where(record => record.Level >= LogLevel.Warning).Select(record => record.Message)];

    [Theory]
    [InlineData("write")]
    [InlineData("rename")]
    [InlineData("link")]
    public void Files_replaced_in_any_way_are_taken_up(string way)
    {
        var watched = Watch();
        Replace(way, second);
        LookTwice(watched);
        Assert.Equal(second.SerialNumber, watched.Current.SerialNumber);
        Replace(way, first);
        LookTwice(watched);
        Assert.Equal(first.SerialNumber, watched.Current.SerialNumber);
        Assert.Empty(Errors);
    }

    [Fact]
    public void Link_of_the_whole_folder_is_followed()
    {
        using var other = new CertificateFolder(second, authority.Pem);
        var link = folder.Folder + " link";
        Directory.CreateSymbolicLink(link, folder.Folder);
        try
        {
            var watched = new WatchedCertificate(
                new(new("A", Path.Combine(link, "fullchain.pem")), new("B", Path.Combine(link, "privkey.pem")), new("C", Path.Combine(link, "ca.pem"))), time, log);
            Directory.Delete(link);
            Directory.CreateSymbolicLink(link, other.Folder);
            LookTwice(watched);
            Assert.Equal(second.SerialNumber, watched.Current.SerialNumber);
        }
        finally
        {
            Directory.Delete(link);
        }
    }

    [Fact]
    public void New_files_are_taken_only_when_they_have_stopped_changing()
    {
        var watched = Watch();
        folder.Write(second);
        watched.Look();
        Assert.Equal(first.SerialNumber, watched.Current.SerialNumber);
        File.AppendAllText(folder.Certificate, "\n");
        watched.Look();
        Assert.Equal(first.SerialNumber, watched.Current.SerialNumber);
        watched.Look();
        Assert.Equal(second.SerialNumber, watched.Current.SerialNumber);
    }

    [Fact]
    public void Broken_files_change_nothing_and_are_said_once_and_so_is_that_they_are_mended()
    {
        var watched = Watch();
        File.WriteAllText(folder.Key, second.Key);
        LookTwice(watched);
        LookTwice(watched);
        Assert.Equal(first.SerialNumber, watched.Current.SerialNumber);
        Assert.Contains("it is not the key of the first certificate", Assert.Single(Errors), StringComparison.Ordinal);
        Assert.Contains("stays in use", Errors[0], StringComparison.Ordinal);

        File.WriteAllText(folder.Certificate, second.Chain);
        LookTwice(watched);
        LookTwice(watched);
        Assert.Equal(second.SerialNumber, watched.Current.SerialNumber);
        Assert.Single(Errors);
        Assert.Contains($"took up the new certificate {second.SerialNumber}", log.LatestRecord.Message, StringComparison.Ordinal);
        Assert.Equal(2, log.Collector.Count);
    }

    [Fact]
    public void Files_that_are_put_back_are_said_too()
    {
        var watched = Watch();
        File.Delete(folder.Certificate);
        LookTwice(watched);
        Assert.Contains("there is no such file", Assert.Single(Errors), StringComparison.Ordinal);
        folder.Write(first);
        LookTwice(watched);
        Assert.Contains("again those of the certificate in use", log.LatestRecord.Message, StringComparison.Ordinal);
        Assert.Equal(2, log.Collector.Count);
    }

    [Fact]
    public void New_fault_after_another_is_said()
    {
        var watched = Watch();
        File.Delete(folder.Certificate);
        LookTwice(watched);
        File.WriteAllText(folder.Certificate, first.Chain[..200]);
        LookTwice(watched);
        Assert.Equal(2, Errors.Count);
    }

    [Fact]
    public void Certificate_that_has_ended_does_not_replace_one_that_has_not()
    {
        var watched = Watch();
        folder.Write(authority.Issue(ends: TimeSpan.FromDays(-1)));
        LookTwice(watched);
        Assert.Equal(first.SerialNumber, watched.Current.SerialNumber);
        Assert.Contains("it ended on", Assert.Single(Errors), StringComparison.Ordinal);
    }

    [Fact]
    public void Certificate_that_has_not_begun_is_taken_up_when_it_begins()
    {
        var watched = Watch();
        var later = authority.Issue(ends: TimeSpan.FromDays(92));
        folder.Write(later);
        LookTwice(watched);
        Assert.Equal(first.SerialNumber, watched.Current.SerialNumber);
        Assert.Contains("it begins on", Assert.Single(Errors), StringComparison.Ordinal);
        time.Advance(TimeSpan.FromDays(3));
        watched.Look();
        Assert.Equal(later.SerialNumber, watched.Current.SerialNumber);
    }

    [Fact]
    public void Certificate_that_has_ended_before_the_start_is_taken_with_a_warning()
    {
        folder.Write(authority.Issue(ends: TimeSpan.FromDays(-1)));
        var watched = Watch();
        Assert.True(watched.NotAfter < time.GetUtcNow());
        Assert.Contains("the certificate ended on", Assert.Single(Errors), StringComparison.Ordinal);
    }

    [Fact]
    public void End_that_comes_near_is_said_once_and_so_is_the_end()
    {
        var watched = Watch();
        time.Advance(TimeSpan.FromDays(80));
        LookTwice(watched);
        Assert.Contains("nobody has renewed it", Assert.Single(Errors), StringComparison.Ordinal);
        time.Advance(TimeSpan.FromDays(11));
        LookTwice(watched);
        Assert.Equal(2, Errors.Count);
        Assert.Contains("the certificate ended on", Errors[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Website_without_chain_to_known_root_is_warned()
    {
        _ = new WatchedCertificate(folder.Web, time, log);
        Assert.Contains("fullchain.pem", Assert.Single(Errors), StringComparison.Ordinal);
    }

    [Fact]
    public void New_authority_is_taken_up_with_the_same_certificate()
    {
        using var other = new TestAuthority("Other");
        var watched = Watch();
        File.AppendAllText(folder.Authority, "\n" + other.Pem);
        LookTwice(watched);
        Assert.Contains("took up", log.LatestRecord.Message, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        folder.Dispose();
        authority.Dispose();
    }

    WatchedCertificate Watch() => new(folder.Places, time, log);

    void Replace(string way, IssuedCertificate certificate)
    {
        if (way == "write")
            folder.Write(certificate);
        else if (way == "rename")
            folder.Rename(certificate);
        else
            folder.Link(certificate);
    }

    static void LookTwice(WatchedCertificate watched)
    {
        watched.Look();
        watched.Look();
    }
}

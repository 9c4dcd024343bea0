using System.Security.Cryptography;
using Map.Testing.Certificates;
using Microsoft.Extensions.Configuration;

namespace Map.Tls.Tests;

public sealed class CertificateFilesTests : IDisposable
{
    readonly TestAuthority authority = new();
    readonly CertificateFolder folder;

    public CertificateFilesTests() => folder = new(authority.Issue(), authority.Pem);

    [Fact]
    public void Nothing_given_is_nothing()
    {
        Assert.Null(Web());
        Assert.Null(Places(isServer: true));
    }

    [Fact]
    public void Files_that_belong_together_are_taken()
    {
        var files = Web((CertificateFiles.WebCertificate, folder.Certificate), (CertificateFiles.WebKey, folder.Key));
        Assert.InRange(files!.Read().NotAfter - DateTimeOffset.UtcNow, TimeSpan.FromDays(89), TimeSpan.FromDays(90));
        Assert.NotNull(Places(isServer: true, [.. folder.PlacesSettings]));
    }

    [Theory]
    [InlineData(CertificateFiles.WebCertificate, CertificateFiles.WebKey)]
    [InlineData(CertificateFiles.WebKey, CertificateFiles.WebCertificate)]
    public void One_without_other_is_named(string given, string missing) =>
        Assert.StartsWith($"{given} is given without {missing}.", FaultOfWeb((given, folder.Certificate)), StringComparison.Ordinal);

    [Fact]
    public void Machines_need_authority_too()
    {
        var faults = new List<string>();
        CertificateFiles.OfPlaces(Configuration([.. folder.PlacesSettings.Take(2)]), isServer: false, faults);
        Assert.StartsWith(
            "MAP_PLACES_CERTIFICATE and MAP_PLACES_KEY is given without MAP_PLACES_CA.", Assert.Single(faults), StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_file_is_named()
    {
        File.Delete(folder.Key);
        Assert.StartsWith($"MAP_TLS_KEY is \"{folder.Key}\": there is no such file.", FaultOfWeb(), StringComparison.Ordinal);
    }

    [Fact]
    public void Key_of_another_certificate_is_named_with_both_files()
    {
        File.WriteAllText(folder.Key, authority.Issue().Key);
        var fault = FaultOfWeb();
        Assert.StartsWith($"MAP_TLS_KEY is \"{folder.Key}\": it is not the key of the first certificate", fault, StringComparison.Ordinal);
        Assert.Contains(folder.Certificate, fault, StringComparison.Ordinal);
    }

    [Fact]
    public void Key_of_another_kind_is_not_called_damaged()
    {
        using var rsa = RSA.Create(2048);
        File.WriteAllText(folder.Key, rsa.ExportPkcs8PrivateKeyPem());
        Assert.Contains("it is not the key of the first certificate", FaultOfWeb(), StringComparison.Ordinal);
    }

    [Fact]
    public void Encrypted_key_is_named_with_command_that_decrypts_it()
    {
        using var key = ECDsa.Create();
        var way = new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000);
        File.WriteAllText(folder.Key, key.ExportEncryptedPkcs8PrivateKeyPem("secret", way));
        Assert.Contains("openssl pkey -in", FaultOfWeb(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-----BEGIN PRIVATE KEY-----\nMIG")]
    public void File_without_key_is_named(string content)
    {
        File.WriteAllText(folder.Key, content);
        Assert.Contains("it has no whole RSA or ECDSA key", FaultOfWeb(), StringComparison.Ordinal);
    }

    [Fact]
    public void File_without_certificate_is_named()
    {
        File.WriteAllText(folder.Certificate, "of something else");
        Assert.Contains("it has no certificate", FaultOfWeb(), StringComparison.Ordinal);
    }

    [Fact]
    public void Chain_that_breaks_off_is_no_shorter_chain()
    {
        File.WriteAllText(folder.Certificate, File.ReadAllText(folder.Certificate)[..^100]);
        Assert.Contains("it ends within a certificate", FaultOfWeb(), StringComparison.Ordinal);
    }

    [Fact]
    public void Authority_has_to_be_a_root()
    {
        File.WriteAllText(folder.Authority, authority.Issue().Chain);
        Assert.Contains("no certificate that signed itself", FaultOfPlaces(isServer: false), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "1.3.6.1.5.5.7.3.1", "clientAuth")]
    [InlineData(true, "1.3.6.1.5.5.7.3.2", "serverAuth")]
    [InlineData(false, "1.3.6.1.5.5.7.3.1", "clientAuth")]
    public void Certificate_for_other_use_is_named(bool isServer, string use, string missing)
    {
        folder.Write(authority.Issue(uses: use));
        Assert.Contains($"its extendedKeyUsage leaves out {missing}.", FaultOfPlaces(isServer), StringComparison.Ordinal);
    }

    [Fact]
    public void Client_needs_no_certificate_of_server()
    {
        folder.Write(authority.Issue(uses: CertificateUse.Client.Id));
        Assert.NotNull(Places(isServer: false, [.. folder.PlacesSettings]));
    }

    [Fact]
    public void No_message_has_anything_of_the_key()
    {
        var key = File.ReadAllText(folder.Key);
        File.WriteAllText(folder.Key, key[..^60]);
        Assert.DoesNotContain(key[40..60], FaultOfWeb(), StringComparison.Ordinal);
    }

    public void Dispose()
    {
        folder.Dispose();
        authority.Dispose();
    }

    string FaultOfWeb() => FaultOfWeb((CertificateFiles.WebCertificate, folder.Certificate), (CertificateFiles.WebKey, folder.Key));

    static string FaultOfWeb(params (string Key, string Value)[] settings)
    {
        var faults = new List<string>();
        CertificateFiles.OfWeb(Configuration(settings), faults);
        return Assert.Single(faults);
    }

    string FaultOfPlaces(bool isServer)
    {
        var faults = new List<string>();
        CertificateFiles.OfPlaces(Configuration([.. folder.PlacesSettings]), isServer, faults);
        return Assert.Single(faults);
    }

    static CertificateFiles? Web(params (string Key, string Value)[] settings)
    {
        var faults = new List<string>();
        var files = CertificateFiles.OfWeb(Configuration(settings), faults);
        Assert.Empty(faults);
        return files;
    }

    static CertificateFiles? Places(bool isServer, params (string Key, string Value)[] settings)
    {
        var faults = new List<string>();
        var files = CertificateFiles.OfPlaces(Configuration(settings), isServer, faults);
        Assert.Empty(faults);
        return files;
    }

    static IConfiguration Configuration((string Key, string Value)[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value))).Build();
}

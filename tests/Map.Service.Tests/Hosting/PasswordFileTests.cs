using Map.Service.Hosting;
using Microsoft.Extensions.Configuration;

namespace Map.Service.Tests.Hosting;

/// <summary>The password of the database in a file, as secrets of containers are.</summary>
public sealed class PasswordFileTests : IDisposable
{
    readonly string file = Path.GetTempFileName();

    public void Dispose() => File.Delete(file);

    [Theory]
    [InlineData("*:*:map:map:secret")]
    [InlineData("# of the map\n\nlocalhost:5432:map:map:se\\:cr\\\\et\n")]
    public async Task File_as_PostgreSQL_has_it_is_taken(string text)
    {
        await File.WriteAllTextAsync(file, text);

        Assert.Contains(file, Read(file), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("secret")]
    [InlineData("*:*:map:map:se:cret")]
    public async Task Other_file_is_refused_with_what_it_should_be_and_without_the_password(string text)
    {
        await File.WriteAllTextAsync(file, text);

        var wrong = Assert.Throws<SettingsException>(() => Read(file)).Message;

        Assert.Equal(
            $"MAP_DATABASE names the Passfile \"{file}\", whose first line is not host:port:database:user:password. Write it so; * stands for any, and \\: for a colon.",
            wrong);
    }

    [Fact]
    public void File_that_is_missing_is_named() => Assert.StartsWith(
        "MAP_DATABASE names the Passfile \"/no/such/file\", which cannot be read: ",
        Assert.Throws<SettingsException>(() => Read("/no/such/file")).Message, StringComparison.Ordinal);

    static string Read(string passfile) => ServiceSettings.Read(new ConfigurationBuilder()
        .AddInMemoryCollection([new("MAP_DATABASE", $"Host=localhost;Database=map;Passfile={passfile}")]).Build()).Database.Connection;
}

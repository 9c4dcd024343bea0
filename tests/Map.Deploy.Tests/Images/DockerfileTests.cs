namespace Map.Deploy.Tests.Images;

/// <summary>The Dockerfiles, without a container engine.</summary>
public sealed class DockerfileTests
{
    public static TheoryData<string> Files => [.. Dockerfile.All];

    [Theory]
    [MemberData(nameof(Files))]
    public void What_is_copied_exists_and_is_sent_to_the_engine(string path)
    {
        var copied = Dockerfile.CopiedFromCheckout(path).ToList();

        Assert.NotEmpty(copied);
        foreach (var source in copied)
        {
            Assert.True(Path.Exists(Path.Combine(Repository.Root, source)), $"{path} copies {source}, which does not exist.");
            Assert.False(DockerIgnore.Ignores(source), $"{path} copies {source}, which .dockerignore leaves out.");
        }
    }

    [Theory]
    [InlineData("src/Map.Service/Dockerfile", false)]
    [InlineData("seed/places.csv", false)]
    [InlineData("src/Map.Web/node_modules/x", true)]
    [InlineData("secrets/pgpass", true)]
    [InlineData("docs/tour.md", true)]
    public void Ignored_files_are_known(string path, bool ignored) => Assert.Equal(ignored, DockerIgnore.Ignores(path));

    [Theory]
    [MemberData(nameof(Files))]
    public void Image_runs_any_command_as_no_root(string path)
    {
        var text = DeployFiles.Read(path);

        Assert.DoesNotContain("ENTRYPOINT [", text, StringComparison.Ordinal);
        Assert.Contains("\nCMD [\"dotnet\", \"Map.", text, StringComparison.Ordinal);
        Assert.Contains("\nUSER $APP_UID\n", text, StringComparison.Ordinal);
        Assert.Contains("\nHEALTHCHECK ", text, StringComparison.Ordinal);
    }
}

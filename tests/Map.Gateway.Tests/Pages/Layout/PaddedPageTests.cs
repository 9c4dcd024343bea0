using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Map.Gateway.Pages.Layout;

namespace Map.Gateway.Tests.Pages.Layout;

public sealed class PaddedPageTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(4_060)]
    [InlineData(4_090)]
    [InlineData(30_000)]
    public void Page_of_any_size_fills_steps_and_reads_as_it_was(int size)
    {
        // Random letters do not compress, so that the sizes around a step are met.
        var html = Encoding.ASCII.GetBytes(Convert.ToHexString(RandomNumberGenerator.GetBytes(size / 2)));

        var padded = PaddedPage.Gzip(html);

        Assert.Equal(0, padded.Length % PaddedPage.Step);
        using var read = new MemoryStream();
        using (var gzip = new GZipStream(new MemoryStream(padded), CompressionMode.Decompress))
            gzip.CopyTo(read);
        Assert.Equal(html, read.ToArray());
    }

    [Fact]
    public void Padding_never_overflows_the_extra_field()
    {
        // Every length modulo a step.
        for (var size = 1; size < 2 * PaddedPage.Step; size += 7)
            Assert.Equal(0, PaddedPage.Gzip(RandomNumberGenerator.GetBytes(size)).Length % PaddedPage.Step);
    }
}

using HotChocolate.Language;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Selects the hash by which clients identify documents.</summary>
public static class DocumentHashServiceCollectionExtensions
{
    /// <summary>SHA-256, in the field <c>sha256Hash</c>: the only hash that the stand-in supports.</summary>
    public static IServiceCollection AddSha256DocumentHashProvider(this IServiceCollection services, HashFormat format = HashFormat.Base64) =>
        format is HashFormat.Hex
            ? services
            : throw new ArgumentException("Only hexadecimal hashes are supported.", nameof(format));
}

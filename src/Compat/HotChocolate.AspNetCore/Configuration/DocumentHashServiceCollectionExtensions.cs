using HotChocolate.Language;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>By which hash clients ask for documents.</summary>
public static class DocumentHashServiceCollectionExtensions
{
    /// <summary>By SHA-256, in the field <c>sha256Hash</c>: the only one that is read here.</summary>
    public static IServiceCollection AddSha256DocumentHashProvider(this IServiceCollection services, HashFormat format = HashFormat.Base64) =>
        format is HashFormat.Hex
            ? services
            : throw new ArgumentException("Clients write the hash in hexadecimal digits.", nameof(format));
}

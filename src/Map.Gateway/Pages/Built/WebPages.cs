using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using Microsoft.Net.Http.Headers;

namespace Map.Gateway.Pages.Built;

/// <summary>The pages that src/Map.Web builds. They load nothing from other sites, and their content security policy makes the browser refuse to.</summary>
public sealed class WebPages(IFileProvider files)
{
    public const string Folder = "web";

    /// <summary>What an address says that has no page because there are none.</summary>
    public const string Missing = """
        This gateway was built without its pages: build them with ./map up, or with npm in src/Map.Web before the gateway.
        The API is there all the same: POST /graphql, and GET /graphql?sdl for the schema.

        """;

    const string Assets = "/assets";

    // The editor of GraphiQL sets styles from its scripts.
    const string Policy = "default-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self' data:; img-src 'self' data:; "
        + "object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    static readonly (string Encoding, string Extension)[] Compressed = [("br", ".br"), ("gzip", ".gz")];

    /// <summary>The pages as they were built with the gateway; none at all when it was built without them.</summary>
    public static WebPages OfThisBuild()
    {
        var folder = System.IO.Path.Combine(AppContext.BaseDirectory, Folder);
        return new(Directory.Exists(folder) ? new PhysicalFileProvider(folder) : new NullFileProvider());
    }

    /// <summary>Whether this gateway was built with its pages.</summary>
    public bool AreBuilt => Find("page.css").Exists;

    /// <summary>What responses carry of the pages of this build, as paths of files; scripts and pictures have names of their own for each content.
    /// </summary>
    public static IEnumerable<string> PartsOfResponses()
    {
        var folder = System.IO.Path.Combine(AppContext.BaseDirectory, Folder);
        return !Directory.Exists(folder) ? []
            : Directory.EnumerateFiles(folder, "*.*", SearchOption.AllDirectories)
                .Where(file => System.IO.Path.GetExtension(file) is ".json" or ".css" && !file.Contains("/assets/", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal);
    }

    /// <summary>The names of the files in a folder of the pages.</summary>
    public IEnumerable<string> List(string folder) => files.GetDirectoryContents(folder).Select(file => file.Name);

    public IFileInfo Find(string page) => files.GetFileInfo(page);

    public static async Task SendAsync(HttpContext context, IFileInfo page)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.CacheControl = "no-cache";
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.ContentLength = page.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
            await context.Response.SendFileAsync(page, context.RequestAborted);
    }

    /// <summary>Scripts, styles and fonts of the pages, whose names change with their content.</summary>
    public void UseAssets(IApplicationBuilder app)
    {
        var options = new StaticFileOptions
        {
            FileProvider = files,
            ContentTypeProvider = new AssetTypes(),
            OnPrepareResponse = file => Describe(file.File.Name, file.Context.Response.Headers),
        };
        app.UseWhen(
            context => context.Request.Path.StartsWithSegments(Assets, StringComparison.Ordinal),
            branch => branch
                .Use((context, next) =>
                {
                    PreferCompressed(context.Request);
                    return next(context);
                })
                .UseStaticFiles(options));
    }

    void PreferCompressed(HttpRequest request)
    {
        var accepted = request.GetTypedHeaders().AcceptEncoding;
        foreach (var (encoding, extension) in Compressed)
        {
            if (accepted.Any(a => a.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase) && a.Quality is not 0)
                && files.GetFileInfo(request.Path + extension).Exists)
            {
                request.Path += extension;
                return;
            }
        }
    }

    static void Describe(string name, IHeaderDictionary headers)
    {
        headers.CacheControl = "public, max-age=31536000, immutable";
        headers.Vary = HeaderNames.AcceptEncoding;
        foreach (var (encoding, extension) in Compressed)
        {
            if (name.EndsWith(extension, StringComparison.Ordinal))
                headers.ContentEncoding = encoding;
        }
    }

    /// <summary>A compressed file has the content type of its uncompressed content.</summary>
    sealed class AssetTypes : IContentTypeProvider
    {
        readonly FileExtensionContentTypeProvider types = new();

        public bool TryGetContentType(string subpath, out string contentType)
        {
            var isCompressed = Compressed.Any(c => subpath.EndsWith(c.Extension, StringComparison.Ordinal));
            return types.TryGetContentType(isCompressed ? System.IO.Path.ChangeExtension(subpath, null) : subpath, out contentType!);
        }
    }
}

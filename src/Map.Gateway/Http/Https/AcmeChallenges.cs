using System.Net.Mime;
using Map.Gateway.Http.Limits;

namespace Map.Gateway.Http.Https;

/// <summary>What an ACME client such as certbot writes to prove that this host is its owner's (RFC 8555, 8.3).</summary>
static class AcmeChallenges
{
    const string Folder = ".well-known/acme-challenge";

    // A token, a dot and a hash of the account's key.
    const int MostBytes = 1024;

    public static void Map(IEndpointRouteBuilder endpoints, string? webroot)
    {
        if (webroot is null)
            return;
        endpoints.MapMethods($"/{Folder}/{{token}}", ["GET", "HEAD"], (HttpResponse response, string token) => Send(response, webroot, token))
            // An authority asks from several addresses at once, and must not be refused.
            .WithMetadata(FlatCost.None, PlainHttp.Allowed);
    }

    static IResult Send(HttpResponse response, string webroot, string token)
    {
        response.Headers.CacheControl = "no-store";
        return IsToken(token) && Find(webroot, token) is { } file
            ? Results.Bytes(File.ReadAllBytes(file.FullName), MediaTypeNames.Text.Plain)
            : Results.NotFound();
    }

    // RFC 8555: base64url.
    static bool IsToken(string text) => text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_');

    // A link could lead to any file that this process may read.
    static FileInfo? Find(string webroot, string token)
    {
        var path = webroot;
        foreach (var name in Folder.Split('/'))
        {
            path = System.IO.Path.Combine(path, name);
            if (new DirectoryInfo(path).LinkTarget is not null)
                return null;
        }

        var file = new FileInfo(System.IO.Path.Combine(path, token));
        return file is { Exists: true, LinkTarget: null, Length: <= MostBytes } ? file : null;
    }
}

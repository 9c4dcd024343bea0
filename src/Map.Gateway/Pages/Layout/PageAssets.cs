using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Map.Gateway.Pages.Built;

namespace Map.Gateway.Pages.Layout;

/// <summary>The stylesheet, which every page carries in itself, and the addresses of the scripts.</summary>
/// <remarks>With the style inside, a page is one response, and still whole when somebody saves it.</remarks>
public sealed class PageAssets
{
    PageAssets(
        string style, IReadOnlyDictionary<string, string> moreStyles, IReadOnlyDictionary<string, string> fontStyles, IReadOnlyDictionary<string, string> addresses)
    {
        FontStyles = fontStyles;
        Style = style;
        MoreStyles = moreStyles;
        Addresses = addresses;
        var hashes = string.Join(' ', fontStyles.Values.Distinct().Concat(moreStyles.Values).Prepend(style).Select(Hash));
        Policy = $"default-src 'self'; style-src 'self' {hashes}; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
            + "form-action 'self'";
    }

    /// <summary>The stylesheet of all pages.</summary>
    public string Style { get; }

    /// <summary>Styles that few pages have besides: sheet, for paper; data, for the data and for frames; suggest, for forms; desk, for the desk.</summary>
    public IReadOnlyDictionary<string, string> MoreStyles { get; }

    /// <summary>The fonts of languages whose script a phone may lack, by tag.</summary>
    public IReadOnlyDictionary<string, string> FontStyles { get; }

    /// <summary>The addresses of what esbuild named by its content: app.js, map.js, icon.svg.</summary>
    public IReadOnlyDictionary<string, string> Addresses { get; }

    /// <summary>The content security policy: nothing but this host and these stylesheets, and no script within the page.</summary>
    public string Policy { get; }

    public static PageAssets Read(WebPages pages)
    {
        using var addresses = pages.Find("assets.json").CreateReadStream();
        var fonts = pages.List("fonts").ToDictionary(file => System.IO.Path.GetFileNameWithoutExtension(file), file => Text($"fonts/{file}"), StringComparer.Ordinal);
        var more = new[] { "sheet", "data", "suggest", "desk" }.ToDictionary(name => name, name => Text($"{name}.css"), StringComparer.Ordinal);
        return new(Text("page.css"), more, fonts, JsonSerializer.Deserialize<Dictionary<string, string>>(addresses)!);

        string Text(string name)
        {
            using var reader = new StreamReader(pages.Find(name).CreateReadStream());
            return reader.ReadToEnd().Trim();
        }
    }

    static string Hash(string style) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)))}'";
}

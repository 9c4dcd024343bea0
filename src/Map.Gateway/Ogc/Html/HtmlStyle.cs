using System.Security.Cryptography;
using System.Text;

namespace Map.Gateway.Ogc.Html;

/// <summary>How documents look: the colours of the pages, one column, wide tables scroll by themselves. It stands in each document, and the policy
/// names its hash, so that nothing else is a style.</summary>
static class HtmlStyle
{
    public const string Text = """
        body{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:0 auto;padding:1rem;color:#14211d;background:#f8f5ec;overflow-wrap:break-word}
        a{color:#14211d}ol,ul{padding:0;list-style:none}nav ol li{display:inline}nav ol li+li::before{content:" / "}
        nav li,.scroll th a{padding-block:.25rem}.scroll{overflow-x:auto}table{border-collapse:collapse;width:100%}
        th,td{text-align:start;vertical-align:top;padding:.5rem .75rem .5rem 0;border-bottom:1px solid #d8d3c0}
        dl{display:grid;grid-template-columns:minmax(8rem,max-content) 1fr;gap:.25rem 1rem}dt{font-weight:600}dd{margin:0;min-width:0}
        @media(max-width:40rem){dl{display:block}dd{margin-bottom:.5rem}}
        @media(prefers-color-scheme:dark){body,a{color:#efeadb}body{background:#101614}th,td{border-color:#3a423e}}
        """;

    /// <summary>The content security policy of a document.</summary>
    public static string Policy { get; } =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Text)))}'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
}

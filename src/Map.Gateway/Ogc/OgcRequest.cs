using Microsoft.AspNetCore.Http.Extensions;

namespace Map.Gateway.Ogc;

/// <summary>A request below /ogc: its form, and the addresses that its answer links to.</summary>
sealed class OgcRequest
{
    readonly HttpRequest request;

    /// <exception cref="InvalidInputException">The form is unknown.</exception>
    public OgcRequest(HttpContext context)
    {
        request = context.Request;
        Aborted = context.RequestAborted;
        Format = Formats.Of(request);
        Root = $"{request.Scheme}://{request.Host}{request.PathBase}/ogc";
    }

    public Format Format { get; }

    /// <summary>The address of the landing page.</summary>
    public string Root { get; }

    public IQueryCollection Query => request.Query;

    public CancellationToken Aborted { get; }

    /// <summary>Refuses every parameter but the form, for documents that have no others.</summary>
    /// <exception cref="InvalidInputException">There are others.</exception>
    public OgcRequest WithoutParameters()
    {
        var unknown = Query.Keys.Where(name => name != Formats.Parameter)
            .Select(name => new Violation(name, "is not a parameter of this document; allowed: f.")).ToList();
        return unknown.Count == 0 ? this : throw new InvalidInputException(unknown);
    }

    /// <summary>An address below the landing page.</summary>
    public string At(string path, Format? format = null) =>
        Root + path + (format is { } form ? $"?{Formats.Parameter}={form.Word()}" : "");

    /// <summary>The links of a document to itself in both forms, with the parameters of the request.</summary>
    /// <param name="path">Its path below the landing page.</param>
    /// <param name="jsonType">Its media type as JSON.</param>
    public IReadOnlyList<Link> Selves(string path, string jsonType) =>
    [
        new(Same(path, Format), "self", TypeOf(Format, jsonType), "This document"),
        new(Same(path, Format.Other()), "alternate", TypeOf(Format.Other(), jsonType), $"This document as {Format.Other().Word().ToUpperInvariant()}"),
    ];

    /// <summary>The address of this request in a form, with other parameters in place of those of the same name.</summary>
    public string Same(string path, Format format, params (string Name, string Value)[] changed)
    {
        var query = new QueryBuilder();
        foreach (var (name, values) in Query.Where(given => given.Key != Formats.Parameter && changed.All(change => change.Name != given.Key)))
            foreach (var value in values)
                query.Add(name, value ?? "");
        foreach (var (name, value) in changed)
            query.Add(name, value);
        query.Add(Formats.Parameter, format.Word());
        return Root + path + query.ToQueryString();
    }

    static string TypeOf(Format format, string jsonType) => format == Format.Json ? jsonType : Formats.Html;
}

using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace Map.Gateway.Reconcile;

/// <summary>What is asked of /reconcile: a batch of queries, or properties of entities. Either is JSON in a field of a form, or of the address.
/// </summary>
sealed record BatchRequest(string Queries, string? Extend)
{
    const string QueriesField = "queries", ExtendField = "extend", Form = "application/x-www-form-urlencoded";

    static readonly FormOptions Limits = new() { ValueLengthLimit = Contract.Limits.RequestBytes, ValueCountLimit = 8, KeyLengthLimit = 100 };

    /// <summary>Whether nothing but the manifest is asked for.</summary>
    public static bool IsManifest(HttpRequest request) =>
        !request.Query.ContainsKey(QueriesField) && !request.Query.ContainsKey(ExtendField);

    /// <exception cref="InvalidInputException">Neither is there, or both.</exception>
    public static BatchRequest Of(IEnumerable<KeyValuePair<string, Microsoft.Extensions.Primitives.StringValues>> fields)
    {
        string? queries = null, extend = null;
        foreach (var (name, value) in fields)
        {
            if (name == QueriesField)
                queries = value.ToString();
            else if (name == ExtendField)
                extend = value.ToString();
        }

        return (queries, extend) switch
        {
            (null, null) => throw new InvalidInputException(
                QueriesField, "is missing. Send a form with queries={\"q0\":{\"query\":\"Coquelles\"}}, or with extend."),
            (not null, not null) => throw new InvalidInputException(ExtendField, "cannot be sent together with queries. Send one of them."),
            _ => new(queries ?? "", extend),
        };
    }

    /// <exception cref="InvalidInputException">The body is no such form.</exception>
    /// <exception cref="BadHttpRequestException">The body is too large, or broke off.</exception>
    public static async Task<BatchRequest> ReadAsync(HttpRequest request)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !type.MediaType.Equals(Form, StringComparison.OrdinalIgnoreCase) || (type.Encoding ?? Encoding.UTF8) is not UTF8Encoding)
            throw new InvalidInputException("Content-Type", $"is not that of a form. Send {Form} in UTF-8.");
        try
        {
            return Of(await new FormFeature(request, Limits).ReadFormAsync(request.HttpContext.RequestAborted));
        }
        catch (InvalidDataException exception)
        {
            throw new BadHttpRequestException(exception.Message, StatusCodes.Status413PayloadTooLarge, exception);
        }
    }
}

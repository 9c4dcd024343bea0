using Google.Protobuf;
using Google.Rpc;
using Grpc.Core;
using Map.Gateway.Http;
using Map.Gateway.Http.Limits;
using Map.Telemetry;
using Microsoft.AspNetCore.Http.Features;

namespace Map.Gateway.Imports;

/// <summary>POST /imports: previews a list, or imports it. A form, as <c>curl -F file=@list.csv</c> sends it; the response is
/// <c>ImportResponse</c> of the contract as JSON.</summary>
sealed class ListImports(V1.ImportService.ImportServiceClient service, LogThrottle throttle, ILogger<ListImports> logger)
{
    const string Path = "/imports";
    const string File = "file";
    const string Default = "default.";
    const string Options = "options.";
    const int ChunkBytes = 1 << 18;

    // A mapping of a list of many columns.
    const int LongestValue = 1 << 20;

    public static void Map(IEndpointRouteBuilder endpoints) => endpoints
        .MapPost(Path, (HttpContext context, ListImports imports) => imports.RunAsync(context))
        .WithMetadata(FlatCost.File, BodySize.File);

    public async Task<IResult> RunAsync(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        try
        {
            if (!context.Request.Headers.ContainsKey("Authorization"))
                return Refusal.AsProblem(new(ErrorCatalogue.Unauthenticated with { Message = "Importing a list needs a contributor's key, sent as \"authorization: Bearer KEY\"." }));
            var form = await ReadAsync(context);
            if (form.Files.GetFile(File) is not { } file)
                throw new InvalidInputException(File, "is missing; send the list as a part of a form: curl -F file=@list.csv.");
            return Results.Text(JsonFormatter.Default.Format(await SendAsync(OptionsOf(form, file), file, context.RequestAborted)), "application/json");
        }
        catch (BadHttpRequestException exception)
        {
            return Refusal.AsProblem(RequestFailure.Of(exception));
        }
        catch (Exception exception) when (!context.RequestAborted.IsCancellationRequested && exception is InvalidInputException or RpcException)
        {
            // What is wrong is named as the form and the list call it, and not as GraphQL would.
            var failure = Failure.Of(exception is RpcException refused ? new RefusedInputException(refused) { ViolationOf = OfForm } : exception);
            if (failure.IsOurs) Log.FileFailed(logger, throttle, Path, failure, exception);
            return Refusal.AsProblem(failure);
        }
    }

    static async Task<IFormCollection> ReadAsync(HttpContext context)
    {
        if (!context.Request.HasFormContentType)
            throw new InvalidInputException(File, "is missing; send a form (multipart/form-data): curl -F file=@list.csv.");
        try
        {
            var reader = new FormFeature(context.Request, new() { ValueLengthLimit = LongestValue, MultipartBodyLengthLimit = UnreadBody.MostBytes });
            return await reader.ReadFormAsync(context.RequestAborted);
        }
        catch (InvalidDataException exception)
        {
            throw new InvalidInputException(File, $"is in a form that cannot be read: {exception.Message}");
        }
    }

    static V1.ImportOptions OptionsOf(IFormCollection form, IFormFile file)
    {
        var options = new V1.ImportOptions { FileName = System.IO.Path.GetFileName(file.FileName) };
        foreach (var (name, values) in form)
            switch (name)
            {
                case "list": options.List = values.ToString(); break;
                case "mapping": options.Mapping = values.ToString(); break;
                case "preview": options.Preview = values.ToString(); break;
                case "comment": options.Comment = values.ToString(); break;
                case "accept": options.Accept.Add(Words(values)); break;
                case "leave_out": options.LeaveOut.Add(Words(values)); break;
                case "add_twins": options.AddTwins = IsYes(name, values.ToString()); break;
                case "as_suggestions": options.AsSuggestions = IsYes(name, values.ToString()); break;
                case var field when field.StartsWith(Default, StringComparison.Ordinal): options.Defaults[field[Default.Length..]] = values.ToString(); break;
                default:
                    throw new InvalidInputException(
                        name, "is no field of this form: file, list, mapping, preview, comment, accept, leave_out, add_twins, as_suggestions, or default.kind, default.country …");
            }

        if (form.Files.GetFile("mapping") is { } mapping)
        {
            using var reader = new StreamReader(mapping.OpenReadStream());
            options.Mapping = reader.ReadToEnd();
        }

        return options;
    }

    static Violation OfForm(BadRequest.Types.FieldViolation violation) => new(
        violation.Field == "content" ? File : violation.Field.StartsWith(Options, StringComparison.Ordinal) ? violation.Field[Options.Length..] : violation.Field,
        violation.Description);

    static bool IsYes(string name, string text) => text switch
    {
        "yes" or "true" or "1" => true,
        "no" or "false" or "0" or "" => false,
        _ => throw new InvalidInputException(name, "is yes or no."),
    };

    static IEnumerable<string> Words(IEnumerable<string?> values) =>
        values.SelectMany(value => (value ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    async Task<V1.ImportResponse> SendAsync(V1.ImportOptions options, IFormFile file, CancellationToken cancellation)
    {
        using var call = service.Import(cancellationToken: cancellation);
        try
        {
            await call.RequestStream.WriteAsync(new() { Options = options }, cancellation);
            await using var content = file.OpenReadStream();
            var buffer = new byte[ChunkBytes];
            while (await content.ReadAsync(buffer, cancellation) is > 0 and var read)
                await call.RequestStream.WriteAsync(new() { Content = ByteString.CopyFrom(buffer, 0, read) }, cancellation);
            await call.RequestStream.CompleteAsync();
        }
        // The service has refused it already: the response says why.
        catch (Exception exception) when (exception is RpcException or InvalidOperationException && !cancellation.IsCancellationRequested)
        {
        }

        return await call.ResponseAsync;
    }
}

using HotChocolate.Execution;
using HotChocolate.Execution.Configuration;
using Microsoft.AspNetCore.Http;

namespace HotChocolate.AspNetCore;

/// <summary>Handles GraphQL requests over HTTP.</summary>
sealed class GraphQLHttpEndpoint(
    RequestExecutorResolver resolver, ServerSetup setup, EventStreamWriter events)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var format = ResponseFormat.Negotiate(context.Request);
        try
        {
            if (format is null)
                throw new HttpRefusal(StatusCodes.Status406NotAcceptable,
                    $"Accept {ResponseFormat.ResponseJson}, {ResponseFormat.Json} or {ResponseFormat.EventStream}.");
            var options = OptionsOf(context);
            if (IsSchemaRequest(context.Request, options))
            {
                await ResponseWriter.WriteSchemaAsync(context.Response, resolver.Executor.Schema).ConfigureAwait(false);
                return;
            }

            using var body = await ReadAsync(context.Request, options).ConfigureAwait(false);
            await ExecuteAsync(context, body, format).ConfigureAwait(false);
        }
        catch (HttpRefusal refusal)
        {
            await RefuseAsync(context, refusal, ResponseFormat.JsonOf(format)).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client disconnected.
        }
    }

    static GraphQLServerOptions OptionsOf(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<GraphQLServerOptions>() ?? new GraphQLServerOptions();

    ValueTask<RequestBody> ReadAsync(HttpRequest request, GraphQLServerOptions options)
    {
        var route = StoredOperationRoute.Of(request);
        if (HttpMethods.IsPost(request.Method))
            return RequestBody.ReadAsync(request, setup.MaxAllowedRequestSize, route);
        if (!HttpMethods.IsGet(request.Method) || !options.EnableGetRequests)
        {
            request.HttpContext.Response.Headers.Allow = options.EnableGetRequests ? "GET, POST" : "POST";
            throw new HttpRefusal(StatusCodes.Status405MethodNotAllowed, $"{request.Method} is not allowed here: use POST.");
        }

        // A stored operation needs no preflight: another site's page can only run what the application has stored.
        if (options.EnforceGetRequestsPreflightHeader && route is null && !Preflight.WasNeeded(request))
            throw new HttpRefusal(StatusCodes.Status400BadRequest, $"A GET request needs the header `{Preflight.Header}: 1`.");
        return ValueTask.FromResult(RequestBody.FromQuery(request.Query, route));
    }

    async Task ExecuteAsync(HttpContext context, RequestBody body, ResponseFormat format)
    {
        var builder = OperationRequestBuilder.New()
            .SetDocument(body.Query)
            .SetDocumentId(body.Id)
            .SetOperationName(body.OperationName)
            .SetVariableValues(body.Variables)
            .SetHttp(context);
        var executor = resolver.Executor;
        var isGet = HttpMethods.IsGet(context.Request.Method);
        var kinds = (isGet ? OperationKinds.Query : OperationKinds.QueryOrMutation)
            | (ResponseFormat.TakesEvents(context.Request) ? OperationKinds.Subscription : 0);
        var executed = await executor.ExecuteAsync(builder.Build(kinds), context.RequestAborted).ConfigureAwait(false);
        await using var ending = executed.ConfigureAwait(false);
        if (executed is not OperationResult result || (format == ResponseFormat.Events && !result.IsOperationKindRefused))
        {
            await events.WriteAsync(context, executor, executed).ConfigureAwait(false);
            return;
        }

        if (isGet && result.IsOperationKindRefused)
            context.Response.Headers.Allow = "POST";
        var json = ResponseFormat.JsonOf(format);
        await ResponseWriter.WriteAsync(context.Response, result, json, json.StatusOf(result, isGet)).ConfigureAwait(false);
    }

    static bool IsSchemaRequest(HttpRequest request, GraphQLServerOptions options) =>
        options.EnableSchemaRequests && HttpMethods.IsGet(request.Method) && request.Query.ContainsKey("sdl");

    Task RefuseAsync(HttpContext context, HttpRefusal refusal, ResponseFormat format)
    {
        var error = ErrorBuilder.New().SetMessage(refusal.Message).SetCode(refusal.Code).Build();
        return ResponseWriter.WriteAsync(context.Response, resolver.Executor.Refuse([error]), format, format.StatusOf(refusal));
    }
}

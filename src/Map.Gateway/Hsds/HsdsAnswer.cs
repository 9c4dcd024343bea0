using Grpc.Core;
using Map.Contract.Files;
using Map.Gateway.Exports;
using Map.Gateway.Hsds.Objects;
using Map.Gateway.Http.Caching;
using Microsoft.Net.Http.Headers;

namespace Map.Gateway.Hsds;

/// <summary>Answers the requests below /hsds as JSON, and refuses what is wrong with them as a problem.</summary>
sealed class HsdsAnswer(ILogger<HsdsAnswer> logger)
{
    const string Name = "hsds";

    /// <summary>Answers by the parameters of the address.</summary>
    public Task GetAsync(HttpContext context, Func<IQueryCollection, Task<object>> answer) =>
        SendAsync(context, () => Task.FromResult(context.Request.Query), answer);

    /// <summary>Answers by those of the body, and of the address beside them.</summary>
    public Task PostAsync(HttpContext context, Func<IQueryCollection, Task<object>> answer)
    {
        context.Response.Headers.CacheControl = "no-store";
        return SendAsync(context, () => PostedParameters.ReadAsync(context.Request), answer);
    }

    async Task SendAsync(HttpContext context, Func<Task<IQueryCollection>> read, Func<IQueryCollection, Task<object>> answer)
    {
        var parameters = context.Request.Query;
        try
        {
            AddressParameters.RefusePositions(context.Request);
            parameters = await read();
            var body = await answer(parameters);
            context.Response.Headers[HeaderNames.Link] = $"<{Terms.Licence}>; rel=\"license\"";
            CompleteResponse.Mark(context);
            await context.Response.WriteAsJsonAsync(body, body.GetType(), HsdsJson.Options, context.RequestAborted);
        }
        catch (BadHttpRequestException exception)
        {
            await Refusal.AsProblem(RequestFailure.Of(exception)).ExecuteAsync(context);
        }
        catch (Exception exception) when (exception is InvalidInputException or RpcException && !context.Response.HasStarted)
        {
            await FilterRefusal.SendAsync(
                context, logger, Name, exception, failure => FilterRefusal.Renamed(failure, parameter => HsdsQuery.NameOf(parameter, parameters)));
        }
    }
}

using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.AspNetCore.Server.Model;
using Grpc.Core;
using Map.Gateway.Http;
using Map.Gateway.Http.Limits;

namespace Map.Gateway.PublicCalls;

/// <summary>Serves each method of <see cref="PublicContract"/> by calling it at the service. Of the caller's metadata only the key, the deadline and how far
/// it has seen the map go along.</summary>
sealed class CallForwarder(ServiceCalls calls, IHttpContextAccessor http) : IServiceMethodProvider<PublicContract>
{
    public void OnServiceMethodDiscovery(ServiceMethodProviderContext<PublicContract> context)
    {
        foreach (var descriptor in PublicContract.Methods)
        {
            var method = MethodOf(descriptor);
            if (descriptor.IsServerStreaming)
                context.AddServerStreamingMethod(method, MetadataOf(descriptor), (_, request, stream, call) => StreamAsync(method, request, stream, call));
            else
                context.AddUnaryMethod(method, MetadataOf(descriptor), (_, request, call) => CallAsync(method, request, call));
        }
    }

    async Task<IMessage> CallAsync(Method<IMessage, IMessage> method, IMessage request, ServerCallContext context)
    {
        try
        {
            using var call = calls.Invoker.AsyncUnaryCall(method, null, OptionsOf(context), Cleaned(request));
            var response = await call;
            AddPosition(context.ResponseTrailers, call.GetTrailers());
            return response;
        }
        catch (RpcException exception)
        {
            throw CallRefusal.Of(exception);
        }
    }

    async Task StreamAsync(
        Method<IMessage, IMessage> method, IMessage request, IServerStreamWriter<IMessage> stream, ServerCallContext context)
    {
        try
        {
            using var call = calls.Invoker.AsyncServerStreamingCall(method, null, OptionsOf(context), Cleaned(request));
            var headers = new Metadata();
            AddPosition(headers, await call.ResponseHeadersAsync);
            await context.WriteResponseHeadersAsync(headers);
            while (await call.ResponseStream.MoveNext(context.CancellationToken))
                await stream.WriteAsync(call.ResponseStream.Current, context.CancellationToken);
        }
        catch (RpcException exception)
        {
            throw CallRefusal.Of(exception);
        }
    }

    static void AddPosition(Metadata to, Metadata from)
    {
        if (from.GetValue(MapPosition.Name) is { } position)
            to.Add(MapPosition.Name, position);
    }

    // Whom a suggestion is from is not for its sender to say.
    IMessage Cleaned(IMessage request)
    {
        if (request is not V1.SuggestRequest suggestion)
            return request;
        suggestion.ClearOrigin();
        if (http.HttpContext is { } context && CallerAddress.Of(context) is { Length: > 0 } address)
            suggestion.Origin = address;
        return suggestion;
    }

    static CallOptions OptionsOf(ServerCallContext context) => new(
        deadline: context.Deadline == DateTime.MaxValue ? null : context.Deadline, cancellationToken: context.CancellationToken);

    // What follows changes lasts for hours; any other stream may be the whole map.
    static IList<object> MetadataOf(MethodDescriptor method) =>
        method.Name.StartsWith("Watch", StringComparison.Ordinal) ? [CallEndpoint.Yes, FlatCost.Page, LastingEndpoint.Yes]
        : method.IsServerStreaming ? [CallEndpoint.Yes, FlatCost.File]
        : method.Name.StartsWith("Batch", StringComparison.Ordinal) ? [CallEndpoint.Yes, FlatCost.Batch]
        : [CallEndpoint.Yes, FlatCost.Page];

    static Method<IMessage, IMessage> MethodOf(MethodDescriptor method) => new(
        method.IsServerStreaming ? MethodType.ServerStreaming : MethodType.Unary, method.Service.FullName, method.Name,
        MarshallerOf(method.InputType), MarshallerOf(method.OutputType));

    static Marshaller<IMessage> MarshallerOf(MessageDescriptor type) => new(
        (message, context) =>
        {
            context.SetPayloadLength(message.CalculateSize());
            message.WriteTo(context.GetBufferWriter());
            context.Complete();
        },
        context => type.Parser.ParseFrom(context.PayloadAsReadOnlySequence()));
}

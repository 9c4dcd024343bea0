namespace Map.Service.Dump;

/// <summary>The call of DumpService.</summary>
sealed class DumpApi(SignedDump dump) : DumpService.DumpServiceBase
{
    public override async Task StreamDump(StreamDumpRequest request, IServerStreamWriter<StreamDumpResponse> responses, ServerCallContext context)
    {
        await foreach (var part in dump.RunAsync(context.CancellationToken))
            await responses.WriteAsync(part, context.CancellationToken);
    }
}

namespace Map.Service.Dump;

/// <summary>The call of DumpService.</summary>
public sealed class DumpApi(StreamDump streamDump) : DumpService.DumpServiceBase
{
    public override async Task StreamDump(StreamDumpRequest request, IServerStreamWriter<StreamDumpResponse> responses, ServerCallContext context)
    {
        await foreach (var part in streamDump.RunAsync(context.CancellationToken))
            await responses.WriteAsync(part, context.CancellationToken);
    }
}

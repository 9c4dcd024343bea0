namespace Map.Service.Import.Lists;

/// <summary>The call of ImportService.</summary>
sealed class ImportApi(ImportList importList) : ImportService.ImportServiceBase
{
    public override Task<ImportResponse> Import(IAsyncStreamReader<ImportRequest> requestStream, ServerCallContext context) =>
        importList.RunAsync(requestStream, context.Caller(), context.CancellationToken);
}

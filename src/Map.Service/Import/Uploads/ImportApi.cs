namespace Map.Service.Import.Uploads;

/// <summary>The call of ImportService.</summary>
sealed class ImportApi(ImportFile importFile) : ImportService.ImportServiceBase
{
    public override Task<ImportResponse> Import(IAsyncStreamReader<ImportRequest> requestStream, ServerCallContext context) =>
        importFile.RunAsync(requestStream, context.Caller(), context.CancellationToken);
}

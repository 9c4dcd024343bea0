namespace Map.Service.Import.Lists;

/// <summary>The file of a call, as a temporary one: a GeoPackage is opened by its path.</summary>
static class UploadedFile
{
    /// <summary>In bytes.</summary>
    public const int MaximumLength = 32 << 20;

    /// <summary>Reads the options and the file of a stream.</summary>
    /// <exception cref="Refusal">There are no options first, or no file, or it is too large.</exception>
    public static async Task<(ImportOptions Options, FileStream File)> ReadAsync(IAsyncStreamReader<ImportRequest> requests, CancellationToken cancellationToken)
    {
        if (!await requests.MoveNext(cancellationToken) || requests.Current.Options is not { } options)
            throw Refusal.Invalid("options", "is missing; the first message of the stream has the options, those after it the file.");
        var file = TemporaryFile.Create();
        try
        {
            while (await requests.MoveNext(cancellationToken))
            {
                if (requests.Current.PartCase != ImportRequest.PartOneofCase.Content)
                    throw Refusal.Invalid("options", "is there twice; after the first message come the bytes of the file.");
                if (file.Length + requests.Current.Content.Length > MaximumLength)
                    throw Refusal.Invalid("content", $"has more than {MaximumLength >> 20} MB; send the list in parts.");
                await file.WriteAsync(requests.Current.Content.Memory, cancellationToken);
            }

            await file.FlushAsync(cancellationToken);
            if (file.Length == 0) throw Refusal.Invalid("content", "is missing; after the options come the bytes of the file.");
            return (options, file);
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }
}

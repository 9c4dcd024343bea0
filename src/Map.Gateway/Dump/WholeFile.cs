using Grpc.Core;
using Map.Gateway.Exports;

namespace Map.Gateway.Dump;

/// <summary>Sends a file of the whole map, which takes no filter.</summary>
sealed class WholeFile(FilesOnDisk disk, ILogger<WholeFile> logger)
{
    /// <summary>What a file is made of, once its first part is there.</summary>
    /// <param name="FileName">How it is called where it is kept.</param>
    /// <param name="WriteAsync">Writes it; the last bytes are flushed by who called.</param>
    /// <param name="Written">How many rows were written.</param>
    /// <param name="Reading">Is disposed of in the end.</param>
    public sealed record Source(string FileName, Func<Stream, Task> WriteAsync, Func<int> Written, IDisposable? Reading = null);

    /// <param name="context">The request.</param>
    /// <param name="name">Its name in the log.</param>
    /// <param name="mediaType">Its media type.</param>
    /// <param name="isMadeOnDisk">Whether it is made on the disk before it is sent.</param>
    /// <param name="openAsync">Begins to read it. Until then nothing is sent, so an error can still set the status.</param>
    public async Task SendAsync(HttpContext context, string name, string mediaType, bool isMadeOnDisk, Func<CancellationToken, Task<Source>> openAsync)
    {
        IDisposable? place = null;
        Source? source = null;
        try
        {
            if (context.Request.Query.Count > 0)
                throw new InvalidInputException(
                    context.Request.Query.First().Key, $"is not taken: {name} is the whole map. /places.{name.Split('.')[^1]} takes a filter.");
            if (isMadeOnDisk || PartialFile.IsAsked(context))
                place = await disk.TakeAsync(context.RequestAborted);
            source = await openAsync(context.RequestAborted);
            FileResponse.SetHeaders(context, mediaType, source.FileName);
            await FileResponse.SendAsync(context, logger, name, source.WriteAsync, source.Written, () => place?.Dispose());
        }
        catch (Exception exception) when (exception is InvalidInputException or RpcException)
        {
            await FilterRefusal.SendAsync(context, logger, name, exception);
        }
        finally
        {
            source?.Reading?.Dispose();
            place?.Dispose();
        }
    }
}

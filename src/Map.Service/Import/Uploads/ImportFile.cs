using Map.Service.Contributions.Edits;
using Map.Service.Import.Calendars;
using Map.Service.Import.Lists;

namespace Map.Service.Import.Uploads;

/// <summary>Takes the file of a call: a calendar, or a list of places. It is told by its content.</summary>
sealed class ImportFile(ImportList list, ImportCalendar calendar)
{
    // A file is held in memory, some kilobytes a row.
    readonly SemaphoreSlim oneAtATime = new(1);

    public async Task<ImportResponse> RunAsync(IAsyncStreamReader<ImportRequest> requests, Caller caller, CancellationToken cancellationToken)
    {
        caller.RequireContributor("Importing a file");
        var (options, file) = await UploadedFile.ReadAsync(requests, cancellationToken);
        await using (file)
        {
            Check(options);
            await oneAtATime.WaitAsync(cancellationToken);
            try
            {
                return CalendarText.Is(file) ? await calendar.RunAsync(file, options, caller, cancellationToken) : await list.RunAsync(file, options, caller, cancellationToken);
            }
            finally
            {
                oneAtATime.Release();
            }
        }
    }

    static void Check(ImportOptions options)
    {
        var violations = new Violations();
        violations.Text("options.file_name", options.FileName, 200);
        if (options.HasList) violations.Text("options.list", options.List, 60);
        if (options.HasComment) violations.Text("options.comment", options.Comment, 500);
        violations.ThrowIfAny();
    }
}

using System.Security.Cryptography;
using System.Text;
using Map.Service.Contributions.Edits;
using Map.Service.Hosting;
using Map.Service.Places.Write;
using Map.Sheets;

namespace Map.Service.Import.Lists;

/// <summary>Previews a list for the holder of a key, or imports it.</summary>
sealed class ImportList(ListImport lists, ListSuggestions suggestions, EditSessions sessions, ServiceSettings settings)
{
    // A list is held in memory, some kilobytes a row.
    static readonly SheetLimits Limits = new() { Rows = 50_000 };

    public async Task<ImportResponse> RunAsync(FileStream file, ImportOptions options, Caller caller, CancellationToken cancellationToken)
    {
        var plan = await PlanAsync(file, options, caller, cancellationToken);
        if (options.AsSuggestions) return await suggestions.RunAsync(plan, caller, options.HasPreview, cancellationToken);
        await lists.RefuseElsewhereAsync(plan, caller, cancellationToken);
        if (!options.HasPreview) return await lists.PreviewAsync(plan, place => IsPublished(place, caller), cancellationToken);
        return await sessions.RunAsync(
            caller, "import", new EditSummary { Comment = options.HasComment ? options.Comment : plan.Name }, validateOnly: false,
            session => ApplyAsync(session, plan, cancellationToken), (response, act) => response.ActId = act, cancellationToken);
    }

    async Task<ListPlan> PlanAsync(FileStream file, ImportOptions options, Caller caller, CancellationToken cancellationToken)
    {
        try
        {
            return await lists.PlanAsync(file, options, caller, cancellationToken, Limits);
        }
        catch (SheetException problem)
        {
            throw Refusal.Invalid("content", $"{options.FileName} {problem.Message}");
        }
    }

    async Task<ImportResponse> ApplyAsync(EditSession session, ListPlan plan, CancellationToken cancellationToken)
    {
        await lists.WriteAsync(session.Context, plan, place => IsPublished(place, session.Caller), cancellationToken);
        plan.RefuseUnlessAsPreviewed();
        var subjects = plan.Rows.Count(row => row.IsWritten);
        await session.RequireSecondPersonAsync(
            new("import", SHA256.HashData(Encoding.UTF8.GetBytes($"import {plan.Options.Preview} {subjects}")), subjects, IsDestructive: false), cancellationToken);
        if (!session.Caller.IsForEverywhere)
            foreach (var row in plan.Rows.Where(row => row.Outcome == ImportOutcome.Changed))
                await session.RequireHereAsync(row.PlaceId!.Value, cancellationToken);
        await session.SaveAsync(cancellationToken);
        await ListedRows.SaveAsync(session.Context, plan.Rows.Where(row => row.IsWritten), session.Act.Id, cancellationToken);
        return plan.ToMessage();
    }

    bool IsPublished(Place place, Caller caller) => (caller.Reviews || settings.ContributorsPublish) && place.Confidence.IsPublishedOnImport();
}

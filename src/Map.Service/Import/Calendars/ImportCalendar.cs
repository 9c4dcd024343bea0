using System.Security.Cryptography;
using System.Text;
using Map.Service.Contributions.Edits;
using Map.Service.Hosting;
using Map.Sheets;

namespace Map.Service.Import.Calendars;

/// <summary>Previews a calendar for the holder of a key, or imports it.</summary>
sealed class ImportCalendar(CalendarImport calendars, EditSessions sessions, ServiceSettings settings)
{
    public async Task<ImportResponse> RunAsync(Stream file, ImportOptions options, Caller caller, CancellationToken cancellationToken)
    {
        if (options.AsSuggestions) throw Refusal.Invalid("options.as_suggestions", "is set, and events of a file are not suggested; what a contributor imports waits for a reviewer by itself.");
        var published = caller.Reviews || settings.ContributorsPublish;
        if (!options.HasPreview) return (await PlanAsync(file, options, caller, published, cancellationToken)).ToMessage();
        return await sessions.RunAsync(
            caller, "import", new EditSummary { Comment = options.HasComment ? options.Comment : CalendarPlan.NameOf(options.FileName) }, validateOnly: false,
            // With other writers locked out: two that import the same at once make one event of each.
            async session => await ApplyAsync(session, await PlanAsync(file, options, caller, published, cancellationToken), published, cancellationToken),
            (response, act) => response.ActId = act, cancellationToken);
    }

    async Task<CalendarPlan> PlanAsync(Stream file, ImportOptions options, Caller caller, bool published, CancellationToken cancellationToken)
    {
        try
        {
            var plan = await calendars.PlanAsync(file, options, caller, cancellationToken);
            foreach (var row in plan.Rows.Where(row => row.Outcome == ImportOutcome.New)) row.IsPublished = published;
            return plan;
        }
        catch (SheetException problem)
        {
            throw Refusal.Invalid("content", $"{CalendarPlan.NameOf(options.FileName)} {problem.Message}");
        }
    }

    async Task<ImportResponse> ApplyAsync(EditSession session, CalendarPlan plan, bool published, CancellationToken cancellationToken)
    {
        plan.RefuseUnlessAsPreviewed();
        var subjects = plan.Rows.Count(row => row.IsWritten);
        await session.RequireSecondPersonAsync(
            new("import", SHA256.HashData(Encoding.UTF8.GetBytes($"import {plan.Options.Preview} {subjects}")), subjects, IsDestructive: false), cancellationToken);
        foreach (var row in plan.Rows.Where(row => row.Outcome == ImportOutcome.Changed)) await session.RequireEventHereAsync(row.EventId!.Value, cancellationToken, Called(row));
        var ids = await calendars.WriteAsync(session.Context, plan, published, cancellationToken);
        await session.SaveAsync(cancellationToken);
        await calendars.EndAsync(session.Context, plan, session.Act.Id, ids, cancellationToken);
        foreach (var row in plan.Rows.Where(row => row.IsWritten)) await session.RequireEventHereAsync((row.NewId ?? row.EventId)!.Value, cancellationToken, Called(row));
        return plan.ToMessage();
    }

    static string Called(CalendarEventRow row) => $"The event {Quote.Of(row.Name)}, line {row.Line},";
}

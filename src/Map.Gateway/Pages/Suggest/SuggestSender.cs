using Grpc.Core;
using Map.Gateway.Http;
using Map.Gateway.Pages.Errors;
using Map.Gateway.Pages.Layout;

namespace Map.Gateway.Pages.Suggest;

/// <summary>Sends what a form makes. Whatever goes wrong, the form comes back filled.</summary>
sealed class SuggestSender(V1.SuggestionsService.SuggestionsServiceClient suggestions)
{
    /// <param name="page">The request.</param>
    /// <param name="context">The request.</param>
    /// <param name="form">What was typed.</param>
    /// <param name="id">The place; null for a new one.</param>
    /// <param name="read">Makes the change.</param>
    /// <returns>The receipt, the question to ask first, how long to wait, or the form with what is wrong.</returns>
    public async Task<IResult> SendAsync(Page page, HttpContext context, SuggestForm form, string? id, Func<Task<FormResult>> read)
    {
        V1.ProposedChange? change = null;
        try
        {
            if (!Guid.TryParse(form[SuggestForm.Request], out var request))
                form = form.With(SuggestForm.Request, (request = SuggestForm.NewRequest()).ToString());
            var result = await read();
            if (result.Question is { } question)
                return SuggestPage.Between(page, question).Padded();
            change = result.Change;
            if (change is null)
                return SuggestPage.Form(page, form, id, StatusCodes.Status400BadRequest).Padded();
            var taken = await SendAsync(page, context, form, request, change);
            return page.Show<TakenBody>(
                new(page.Say["suggest.thanks"], page.Say["suggest.lead"]) { IsPrivate = true, Style = SuggestPage.Style },
                new TakenModel(taken.Receipt, [.. taken.WarningKinds.Zip(taken.Warnings)])).Padded();
        }
        catch (RpcException exception)
        {
            context.RequestAborted.ThrowIfCancellationRequested();
            var failure = Failure.Of(exception);
            PageFaults.Note(context, failure, exception);
            if (failure.Reason == ErrorCatalogue.NameOf(V1.ErrorReason.ProofOfWork))
                return SuggestPage.Wait(page, WaitModel.Of(form, id, failure), failure.HttpStatus).Padded();
            // It came too late, or with other words than the ticket is for: what it costs now is asked again.
            if (form[SuggestForm.Proof].Length > 0 && failure.Violations.Any(violation => violation.Field == SuggestForm.Proof))
                return await SendAsync(page, context, form.With(SuggestForm.Proof, ""), id, read);
            return Refused(page, form, id, failure, change);
        }
    }

    async Task<V1.SuggestResponse> SendAsync(Page page, HttpContext context, SuggestForm form, Guid id, V1.ProposedChange change)
    {
        var request = new V1.SuggestRequest { Change = change, RequestId = id.ToString("D"), Sources = { SuggestedSources.Of(form) } };
        var comment = form[SuggestForm.Comment];
        if (CallerAddress.Of(context) is { Length: > 0 } address)
            request.Origin = address;
        if (await HoursAsync(request, page) is { } hours)
            comment = $"{comment}\n{page.Say["place.hours"]}: {hours}".Trim();
        if (comment.Length > 0)
            request.Comment = comment;
        if (form[SuggestForm.Proof] is { Length: > 0 } proof)
            request.Proof = proof;
        if (change.UpdatePlace is { UpdateMask.Paths.Count: 0 } update)
            request.Change = new() { Report = new() { PlaceId = update.Id, Kind = V1.ReportKind.Wrong } };
        return await suggestions.SuggestAsync(request, cancellationToken: page.Aborted);
    }

    // People write hours in their own words. The trial decides it the same way each time, so that a repeated request has the same contents.
    async Task<string?> HoursAsync(V1.SuggestRequest request, Page page)
    {
        if (!HasHours(request.Change))
            return null;
        var trial = request.Clone();
        trial.ValidateOnly = true;
        try
        {
            await suggestions.SuggestAsync(trial, cancellationToken: page.Aborted);
            return null;
        }
        catch (RpcException exception) when (Failure.Of(exception).Violations.Any(violation => violation.Field.EndsWith("openingHours", StringComparison.Ordinal)))
        {
            return SuggestedUpdate.TakeHours(request.Change);
        }
    }

    static bool HasHours(V1.ProposedChange change) => (change.AddPlace?.Place ?? change.UpdatePlace?.Place) is { } place
        && (place.SupportGroup?.HasOpeningHours ?? place.ReportingCentre?.HasOpeningHours ?? false);

    static IResult Refused(Page page, SuggestForm form, string? id, Failure failure, V1.ProposedChange? change)
    {
        foreach (var violation in failure.Violations)
        {
            if (violation.Field.EndsWith("requestId", StringComparison.Ordinal))
            {
                // It was sent before, and changed since: the next time it is another suggestion.
                form = form.With(SuggestForm.Request, SuggestForm.NewRequest().ToString());
                form.Add("", page.Say["suggest.fault.again"]);
            }
            else
                form.Add(FieldOf(violation.Field, form, change), page.Say["suggest.fault.wrong"], violation.Description);
        }

        if (failure.Violations.Count == 0)
        {
            var isAway = failure.IsOurs || failure.HttpStatus is StatusCodes.Status503ServiceUnavailable or StatusCodes.Status504GatewayTimeout;
            form.Add("", page.Say[isAway ? "suggest.fault.away" : "suggest.fault.wrong"], isAway ? "" : failure.Message);
        }

        return SuggestPage.Form(page, form, id, failure.HttpStatus).Padded();
    }

    // Paths are those of GraphQL: input.contacts[0].value, sources[0].url, comment.
    static string FieldOf(string path, SuggestForm form, V1.ProposedChange? change)
    {
        var name = path[(path.LastIndexOf('.') + 1)..];
        if (path.Contains("sources[", StringComparison.Ordinal))
            return name == "url" ? SuggestForm.SourceUrl : SuggestForm.Source;
        if (path.Contains("contacts[", StringComparison.Ordinal))
        {
            var contacts = (change?.AddPlace?.Place ?? change?.UpdatePlace?.Place)?.Contacts;
            var index = path[(path.IndexOf('[', StringComparison.Ordinal) + 1)..path.IndexOf(']', StringComparison.Ordinal)];
            return contacts is not null && int.TryParse(index, out var at) && at < contacts.Count ? SuggestedContacts.FieldOf(form, contacts[at]) : SuggestForm.Phone;
        }

        return name switch
        {
            "openingHours" => SuggestForm.Hours,
            SuggestForm.Name or SuggestForm.Lines or SuggestForm.Postcode or SuggestForm.Town or SuggestForm.Website or SuggestForm.Offers
                or SuggestForm.Status or SuggestForm.Comment => name,
            _ => "",
        };
    }
}

/// <summary>A suggestion was taken.</summary>
/// <param name="Receipt">By this its author follows it.</param>
/// <param name="Warnings">What may show who the author is, each with the words of the service.</param>
public sealed record TakenModel(string Receipt, IReadOnlyList<(V1.SuggestWarning Kind, string Text)> Warnings);

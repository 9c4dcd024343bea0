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
        FormResult? result = null;
        try
        {
            if (!Guid.TryParse(form[SuggestForm.Request], out var request))
                form.Set(SuggestForm.Request, (request = SuggestForm.NewRequest()).ToString());
            result = await read();
            if (result.Question is { } question)
                return SuggestPage.Between(page, question).Padded();
            if (result.Change is not { } change)
                return SuggestPage.Form(page, form, id, StatusCodes.Status400BadRequest).Padded();
            var taken = await SendAsync(page, context, form, request, change);
            return page.Show<TakenBody>(
                new(page.Say["suggest.thanks"], page.Say["suggest.lead"]) { IsPrivate = true, Style = SuggestPage.Style },
                new TakenModel(taken.Receipt, [.. taken.Warnings.Select((text, i) => (taken.WarningKinds.ElementAtOrDefault(i), text))])).Padded();
        }
        catch (RpcException exception)
        {
            var failure = PageFaults.FailureOf(context, exception);
            if (failure.Reason == ErrorCatalogue.NameOf(V1.ErrorReason.ProofOfWork))
                return SuggestPage.Wait(page, WaitModel.Of(form, id, failure), failure.HttpStatus).Padded();
            if (result?.Now is { } now && IsOutdated(failure, isMerged: now.Id != id))
                return Rebased(page, form, now);
            // It came too late, or with other words than the ticket is for: what it costs now is asked again.
            if (form[SuggestForm.Proof].Length > 0 && failure.Violations.Any(violation => violation.Field == SuggestForm.Proof))
            {
                form.Set(SuggestForm.Proof, "");
                return await SendAsync(page, context, form, id, read);
            }

            return Refused(page, form, id, failure, result?.Change);
        }
    }

    async Task<V1.SuggestResponse> SendAsync(Page page, HttpContext context, SuggestForm form, Guid id, V1.ProposedChange change)
    {
        var request = new V1.SuggestRequest { Change = change, RequestId = id.ToString("D"), Sources = { SuggestedSources.Of(form) } };
        if (CallerAddress.Of(context) is { Length: > 0 } address)
            request.Origin = address;
        if (SuggestedComment.Of(page, form, change) is { Length: > 0 } comment)
            request.Comment = comment;
        if (form[SuggestForm.Proof] is { Length: > 0 } proof)
            request.Proof = proof;
        if (form[SuggestForm.Link] is { Length: > 0 } link)
            request.Link = link;
        return await suggestions.SuggestAsync(request, cancellationToken: page.Aborted);
    }

    // The place has changed, or was merged, or a restored backup lacks the revision of the form. What a form of a merged place makes is sent all
    // the same, so that a repeated request gets its receipt.
    static bool IsOutdated(Failure failure, bool isMerged) =>
        failure.Revision is not null
        || failure.Violations.Any(violation => violation.Field.EndsWith(SuggestForm.Revision, StringComparison.Ordinal))
        || (isMerged && failure.HttpStatus == StatusCodes.Status404NotFound);

    // Somebody has changed the same meanwhile: both values are shown, and what is right is for the author to say.
    static IResult Rebased(Page page, SuggestForm form, V1.Place now)
    {
        foreach (var field in form.Rebase(now))
            form.Add(field, page.Say["suggest.fault.changed"]);
        form.Add("", page.Say["suggest.fault.changed"]);
        return SuggestPage.Form(page, form, now.Id, StatusCodes.Status409Conflict).Padded();
    }

    static IResult Refused(Page page, SuggestForm form, string? id, Failure failure, V1.ProposedChange? change)
    {
        foreach (var violation in failure.Violations)
        {
            if (violation.Field.EndsWith("requestId", StringComparison.Ordinal))
            {
                // It was sent before, and changed since: the next time it is another suggestion.
                form.Set(SuggestForm.Request, SuggestForm.NewRequest().ToString());
                form.Add("", page.Say["suggest.fault.again"]);
            }
            else
            {
                foreach (var field in FieldsOf(violation.Field, form, change))
                    form.Add(field, page.Say["suggest.fault.wrong"], violation.Description);
            }
        }

        if (failure.Reason == ErrorCatalogue.NameOf(V1.ErrorReason.SuggestionLimit))
            form.Add("", page.Say["suggest.fault.limit"]);
        else if (failure.IsOurs || failure.HttpStatus is StatusCodes.Status503ServiceUnavailable or StatusCodes.Status504GatewayTimeout)
            form.Add("", page.Say["suggest.fault.away"]);
        else if (failure.Violations.Count == 0)
            form.Add("", page.Say["suggest.fault.wrong"], failure.Message);
        return SuggestPage.Form(page, form, id, failure.HttpStatus).Padded();
    }

    // What no other field takes is part of the comment.
    static IEnumerable<string> FieldsOf(string path, SuggestForm form, V1.ProposedChange? change)
    {
        var field = FieldOf(path, form, change);
        return field == SuggestForm.Comment && change is not null ? [field, .. SuggestedComment.FieldsOf(form, change)] : [field];
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

        return name is SuggestForm.Status or SuggestForm.Comment ? name : SuggestedUpdate.FieldOf(name);
    }
}

/// <summary>A suggestion was taken.</summary>
/// <param name="Receipt">By this its author follows it.</param>
/// <param name="Warnings">What may show who the author is, each with the words of the service.</param>
public sealed record TakenModel(string Receipt, IReadOnlyList<(V1.SuggestWarning Kind, string Text)> Warnings);

using System.Runtime.CompilerServices;
using Map.Contract.Files;
using Map.Gateway.Hsds.Objects;

namespace Map.Gateway.Exports.Rows;

/// <summary>The support groups among the places that a filter matches, by name, as services of HSDS.</summary>
sealed class HsdsRows(
    V1.PlacesService.PlacesServiceClient service, References references, LabelCatalogue labels, IHttpContextAccessor http) : IFileRows
{
    public string Name => "places";

    public bool HasPositions => true;

    public IReadOnlyList<FileColumn> ColumnsWith(Labels? labels) => PlaceColumns.All;

    public async IAsyncEnumerable<IReadOnlyList<FileRow>> ReadAsync(FileRequest request, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (request.Columns.Count < PlaceColumns.All.Count)
            throw new InvalidInputException(FileRequest.Fields, "is not read here: the members of a service are those of HSDS. Leave it out.");
        if (SupportGroups.Only(request.Filter) is not { } filter)
            yield break;
        var objects = new ServiceObjects(ContextOf(request), references);
        using var call = service.StreamPlaces(new() { Filter = filter }, cancellationToken: cancellation);
        while (await call.ResponseStream.MoveNext(cancellation))
        {
            var groups = call.ResponseStream.Current.Places;
            await references.ReadAsync(groups, cancellation);
            yield return [.. groups.Select(group => new FileRow(group.Id, group.Name, group.Position, [], objects.Of(group, HsdsDetail.Full)))];
        }
    }

    HsdsContext ContextOf(FileRequest request)
    {
        var asked = http.HttpContext!.Request;
        return new($"{asked.Scheme}://{asked.Host}{asked.PathBase}", labels.In("en").Say is { } say ? say.Language.NameOf : null)
        {
            NameOf = request.Labels is { } named ? named.NameOf : place => place.Name,
        };
    }
}

using System.Runtime.CompilerServices;
using Google.Protobuf.WellKnownTypes;
using Map.Contract.Files;
using Map.Gateway.Upstream;

namespace Map.Gateway.Exports.Rows;

/// <summary>The places that a filter matches, by name.</summary>
sealed class PlaceRows(V1.PlacesService.PlacesServiceClient service) : IFileRows
{
    const string Operators = "operated_by";

    public string Name => "places";

    public bool HasPositions => true;

    public IReadOnlyList<FileColumn> ColumnsWith(Labels? labels) => labels is null ? PlaceColumns.All : [.. PlaceColumns.All, .. labels.Columns()];

    public async IAsyncEnumerable<IReadOnlyList<FileRow>> ReadAsync(FileRequest request, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var columns = request.Columns.Cast<FileColumn<FilePlace>>().ToArray();
        var asked = new V1.StreamPlacesRequest { Filter = request.Filter, WithOperators = columns.Any(column => column.Name == Operators) };
        if (MaskOf(request, columns) is { } mask)
            asked.ReadMask = mask;
        using var call = service.StreamPlaces(asked, cancellationToken: cancellation);
        while (await call.ResponseStream.MoveNext(cancellation))
        {
            var part = call.ResponseStream.Current;
            yield return asked.WithOperators
                ? [.. part.WithOperators().Select(pair => RowOf(new(pair.Place, pair.Operators)))]
                : [.. part.Places.Select(place => RowOf(new(place, [])))];
        }

        FileRow RowOf(FilePlace file) => new(
            GlobalId.Of(file.Place).ToString(), request.Labels?.NameOf(file.Place) ?? file.Place.Name, file.Place.Position,
            Array.ConvertAll(columns, column => column.Value(file)), file);
    }

    // Fields that no column shows are not even read. Formats have these besides the columns.
    static FieldMask? MaskOf(FileRequest request, IReadOnlyCollection<FileColumn<FilePlace>> columns) => columns.Count >= PlaceColumns.All.Count
        ? null
        : new()
        {
            Paths =
            {
                columns.SelectMany(column => column.Fields).Concat(["name", "position", "precision", "updated_at"])
                    .Concat(request.Labels is null ? [] : ["names"]).Distinct(),
            },
        };
}

using System.Runtime.CompilerServices;
using Map.Contract.Files;

namespace Map.Gateway.Exports.Rows;

/// <summary>Who does what at the places that a filter matches.</summary>
sealed class InvolvementRows(V1.OrganisationsService.OrganisationsServiceClient service) : IFileRows
{
    public string Name => "involvements";

    public bool HasPositions => true;

    public IReadOnlyList<FileColumn> ColumnsWith(Labels? labels) => labels?.Say is not { } say
        ? InvolvementColumns.All
        :
        [
            .. InvolvementColumns.All,
            new FileColumn<V1.InvolvementAtPlace>(LabelNames.Of("role"), ColumnType.Text, row => say.Word("role", row.Involvement.Role))
                { Description = "role in the language of the file." },
        ];

    public async IAsyncEnumerable<IReadOnlyList<FileRow>> ReadAsync(FileRequest request, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var columns = request.Columns.Cast<FileColumn<V1.InvolvementAtPlace>>().ToArray();
        using var call = service.StreamInvolvements(new() { Filter = request.Filter }, cancellationToken: cancellation);
        while (await call.ResponseStream.MoveNext(cancellation))
        {
            yield return
            [
                .. call.ResponseStream.Current.Involvements.Select(row => new FileRow(
                    row.Involvement.Id, $"{row.OrganisationName}, {row.Place.Name}", row.Place.Position,
                    Array.ConvertAll(columns, column => column.Value(row)), row)),
            ];
        }
    }
}

using System.Runtime.CompilerServices;
using Map.Contract.Files;

namespace Map.Gateway.Exports.Rows;

/// <summary>The organisations of the places that a filter matches, by name; without a filter all.</summary>
sealed class OrganisationRows(V1.OrganisationsService.OrganisationsServiceClient service) : IFileRows
{
    public string Name => "organisations";

    public bool HasPositions => false;

    public IReadOnlyList<FileColumn> ColumnsWith(Labels? labels) => labels is null
        ? OrganisationColumns.All
        :
        [
            .. OrganisationColumns.All,
            new FileColumn<V1.Organisation>(LabelNames.Name, ColumnType.Text, labels.NameOf) { Description = "The name in the language of the file." },
        ];

    public async IAsyncEnumerable<IReadOnlyList<FileRow>> ReadAsync(FileRequest request, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var columns = request.Columns.Cast<FileColumn<V1.Organisation>>().ToArray();
        using var call = service.StreamOrganisations(new() { Filter = request.Filter }, cancellationToken: cancellation);
        while (await call.ResponseStream.MoveNext(cancellation))
        {
            yield return
            [
                .. call.ResponseStream.Current.Organisations.Select(organisation => new FileRow(
                    OrganisationColumns.IdOf(organisation.Id), request.Labels?.NameOf(organisation) ?? organisation.Name, null,
                    Array.ConvertAll(columns, column => column.Value(organisation)), organisation)),
            ];
        }
    }
}

using Google.Protobuf.WellKnownTypes;
using Map.Service.Organisations;
using Map.Service.Places.Fields;

namespace Map.Service.Dump;

/// <summary>The whole map as everybody sees it. Index: the primary keys; unbounded, see <see cref="LargeResults"/>.</summary>
public sealed class StreamDump(LargeResults results)
{
    // A dump is handed on: nobody's key makes another one.
    static readonly Caller Everybody = Caller.Anonymous;

    public IAsyncEnumerable<StreamDumpResponse> RunAsync(CancellationToken cancellationToken) =>
        results.ReadAsync([Head(), Organisations(), Places(), Involvements()], StreamDumpResponse.Parser, cancellationToken);

    static LargeQuery<StreamDumpResponse> Head() => new(
        new Statement().Append("SELECT number, at FROM revision ORDER BY number DESC LIMIT 1"),
        row => Entry(new() { Head = new() { Revision = row.GetInt64(0), At = Timestamp.FromDateTime(row.GetDateTime(1)) } }));

    static LargeQuery<StreamDumpResponse> Organisations()
    {
        var statement = new Statement();
        // OFFSET 0 keeps the details out of the sort: they are gathered as the rows are read.
        var all = $"SELECT o.* FROM {Visibility.Organisations(Everybody, statement)} ORDER BY o.id OFFSET 0";
        statement.Append(OrganisationRow.Select(all, "o.id", Everybody, statement, $", {IsUnpublished("o.parent_id", statement)}"));
        return new(statement, row =>
        {
            var organisation = OrganisationRow.Read(row).Organisation;
            if (row.GetBoolean(OrganisationRow.Columns)) organisation.ClearParentId();
            return Entry(new() { Organisation = organisation });
        });
    }

    static LargeQuery<StreamDumpResponse> Places()
    {
        var statement = new Statement();
        var all = $"SELECT p.* FROM {Visibility.Places(Everybody, statement)} ORDER BY p.id OFFSET 0";
        statement.Append(PlaceReader.Whole.Select(
            $"({all}) p ORDER BY p.id", Everybody, statement, $", {IsUnpublished("p.organisation_id", statement)}"));
        return new(statement, row =>
        {
            var place = PlaceReader.Whole.Read(row).Place;
            if (row.GetBoolean(PlaceReader.Whole.Columns))
            {
                place.SupportGroup?.ClearOrganisationId();
                place.Office?.ClearOrganisationId();
            }

            return Entry(new() { Place = place });
        });
    }

    static LargeQuery<StreamDumpResponse> Involvements()
    {
        var statement = new Statement();
        statement.Append($"""
            SELECT {InvolvementRow.Columns} FROM involvement i LEFT JOIN source s ON s.id = i.source_id
            WHERE i.place_id IN (SELECT p.id FROM {Visibility.Places(Everybody, statement)})
              AND i.organisation_id IN (SELECT o.id FROM {Visibility.Organisations(Everybody, statement)})
            ORDER BY i.id
            """);
        return new(statement, row => Entry(new() { Involvement = InvolvementRow.Read(row) }));
    }

    // Whether a column leads to an organisation that the dump does not have.
    static string IsUnpublished(string column, Statement statement) =>
        $"coalesce({column} NOT IN (SELECT o.id FROM {Visibility.Organisations(Everybody, statement)}), false)";

    static (int Bytes, Action<StreamDumpResponse> AddTo) Entry(DumpEntry entry) => (ResponseSize.Of(entry), part => part.Entries.Add(entry));
}

using System.Text;

namespace Map.Sheets.Tests;

/// <summary>Files that other programs made: openpyxl, xlwt, odfpy and GDAL.</summary>
public sealed class ReadTests
{
    static readonly string Files = Path.Combine(AppContext.BaseDirectory, "Files");

    [Theory]
    [InlineData("openpyxl.xlsx", SheetFormat.Xlsx)]
    [InlineData("xlwt.xls", SheetFormat.Xls)]
    [InlineData("odfpy.ods", SheetFormat.Ods)]
    public void Spreadsheet_is_its_cells_with_their_types(string file, SheetFormat format)
    {
        using var content = File.OpenRead(Path.Combine(Files, file));
        var read = SheetFile.Open(content, file);
        Assert.Equal(format, read.Format);
        var sheet = Texts(read)[0];

        Assert.Equal("Centres", sheet.Name);
        Assert.Equal(["Name", "Ouvert", "Capacité", "Latitude", "Longitude", "Actif", "Note"], sheet.Columns);
        Assert.Equal(
            ["Centre de rétention d'Oissel|2004-07-01|72|49.3389|1.0917|true|deux\nlignes", "Mesnil-Amelot 1|2011-08-01T12:30:00|120|49.03|2.5955|false|"],
            sheet.Rows.Select(row => string.Join('|', row.Cells)));
        Assert.Equal(
            [CellKind.Text, CellKind.Date, CellKind.Number, CellKind.Number, CellKind.Number, CellKind.YesNo, CellKind.Text],
            sheet.Rows[0].Cells.Select(cell => cell.Kind));
        Assert.All(sheet.Rows, row => Assert.Null(row.Fault));
        Assert.Equal(2, sheet.Rows[1].Line - sheet.Rows[0].Line);
    }

    [Fact]
    public void Every_sheet_that_is_not_blank_is_a_table_and_every_column_has_a_name_of_its_own()
    {
        using var content = File.OpenRead(Path.Combine(Files, "openpyxl.xlsx"));
        var sheets = Texts(SheetFile.Open(content, "list"));

        Assert.Equal(["Centres", "Zones"], sheets.Select(sheet => sheet.Name));
        Assert.Equal(["name", "name (2)", "column C", "town"], sheets[1].Columns);
        // The title above it is no header.
        Assert.Equal([4, 6], sheets[0].Rows.Select(row => row.Line));
    }

    [Theory]
    [InlineData("ogr.geojson", SheetFormat.GeoJson)]
    [InlineData("ogr.gpkg", SheetFormat.GeoPackage)]
    [InlineData("ogr.gpx", SheetFormat.Gpx)]
    [InlineData("ogr.kml", SheetFormat.Kml)]
    [InlineData("ogr.kmz", SheetFormat.Kmz)]
    public void Features_are_rows_with_where_they_are(string file, SheetFormat format)
    {
        using var content = File.OpenRead(Path.Combine(Files, file));
        var read = SheetFile.Open(content, file);
        Assert.Equal(format, read.Format);
        var sheet = Texts(read).Single();

        Assert.Equal("Brook House, Gatwick, 448, 51.1456, -0.1889", Named(sheet, 0));
        Assert.Equal("Haslar \"old\", Gosport, , 50.7856, -1.1261", Named(sheet, 1));
        Assert.Equal(2, sheet.Rows.Count);
    }

    [Theory]
    [InlineData("utf-8", ";")]
    [InlineData("utf-16", "\t")]
    [InlineData("utf-16BE", ",")]
    [InlineData("windows-1252", ";")]
    [InlineData("windows-1251", "|")]
    public void Csv_of_any_separator_and_encoding_is_told_by_its_content(string encoding, string separator)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var names = encoding == "windows-1251"
            ? (string[])["Центр временного содержания иностранных граждан", "Гостиница для беженцев в Москве", "Пункт приёма заявлений"]
            : ["Rétention à Sète", "Große Straße 5", "Año nuevo – “Hogar”"];
        var lines = names.Select((name, i) => $"{name}{separator}\"{i}{separator}0\"{separator}");
        var text = string.Join("\r\n", [$"Nom{separator}Rang{separator}", .. lines, $"{separator}{separator}"]);
        var sheet = Read(Encoding.GetEncoding(encoding).GetBytes(text));

        Assert.Equal(["Nom", "Rang"], sheet.Columns);
        Assert.Equal(names.Select((name, i) => $"{name}|{i}{separator}0"), sheet.Rows.Select(row => string.Join('|', row.Cells)));
    }

    [Fact]
    public void First_line_of_excel_says_the_separator()
    {
        var sheet = Read("sep=;\r\nname;town, country\r\na;b, c\r\n"u8.ToArray());

        Assert.Equal(["name", "town, country"], sheet.Columns);
        Assert.Equal(["a|b, c"], sheet.Rows.Select(row => string.Join('|', row.Cells)));
        Assert.Equal(3, sheet.Rows[0].Line);
    }

    [Fact]
    public void Row_that_is_no_row_says_why_and_the_others_are_read()
    {
        var sheet = Read("name,town\na,b\n\"c\"d,e\nf,g,h\n\ni,j\nk\n"u8.ToArray());

        Assert.Equal(["a|b", "cd|e", "f|g", "i|j", "k|"], sheet.Rows.Select(row => string.Join('|', row.Cells)));
        Assert.Equal([2, 3, 4, 6, 7], sheet.Rows.Select(row => row.Line));
        Assert.Contains("quote in the wrong place", sheet.Rows[1].Fault, StringComparison.Ordinal);
        Assert.Contains("has 3 cells, and the header 2", sheet.Rows[2].Fault, StringComparison.Ordinal);
        Assert.Null(sheet.Rows[3].Fault);
        Assert.Contains("has 1 cells, and the header 2", sheet.Rows[4].Fault, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_is_a_list_of_objects_or_objects_line_by_line()
    {
        const string expected = "a|Calais|food | law|true";
        var list = Read("""[{"name": "a", "address": {"town": "Calais"}, "offers": ["food", "law"], "open": true, "nothing": null}]"""u8.ToArray());
        var lines = Read("{\"name\": \"a\", \"address\": {\"town\": \"Calais\"}, \"offers\": [\"food\", \"law\"], \"open\": true}\n{\"name\": \"b\"}\n"u8.ToArray());

        Assert.Equal(["name", "address.town", "offers", "open"], list.Columns);
        Assert.Equal(expected, string.Join('|', list.Rows.Single().Cells));
        Assert.Equal(expected, string.Join('|', Read("var places = [{\"name\": \"a\", \"address\": {\"town\": \"Calais\"}, \"offers\": [\"food\", \"law\"], \"open\": true}];\n"u8.ToArray()).Rows.Single().Cells));
        Assert.Equal([expected, "b|||"], lines.Rows.Select(row => string.Join('|', row.Cells)));
    }

    [Fact]
    public void Service_of_hsds_is_a_row_at_each_of_its_places()
    {
        var sheet = Read("""
            {"total_items": 1, "contents": [{
              "id": "1", "name": "Advice", "organization": {"name": "Welcome", "website": "https://welcome.example"},
              "phones": [{"id": "2", "service_id": "1", "number": "01632 960000"}],
              "service_at_locations": [
                {"location": {"name": "Hall", "latitude": 51.1, "longitude": 1.3, "addresses": [{"address_1": "1 Road", "city": "Dover"}]}},
                {"location": {"name": "Church", "latitude": 51.2, "longitude": 1.4}}]}]}
            """u8.ToArray(), SheetFormat.Hsds);

        string[] columns = ["name", "organization.name", "phone.number", "latitude", "longitude", "address.city"];
        Assert.Equal(
            ["Advice|Welcome|01632 960000|51.1|1.3|Dover", "Advice|Welcome|01632 960000|51.2|1.4|"],
            sheet.Rows.Select(row => string.Join('|', columns.Select(column => row.Cells[sheet.Columns.ToList().IndexOf(column)].Text))));
        // Those of the parts would be taken for telephones.
        Assert.Equal(["id"], sheet.Columns.Where(column => column.EndsWith("id", StringComparison.Ordinal)));
    }

    static string Named(Table sheet, int row) => string.Join(", ", ((string[])["name", "town", "capacity", "latitude", "longitude"])
        .Select(column => sheet.Rows[row].Cells[sheet.Columns.ToList().FindIndex(one => one.Equals(column, StringComparison.OrdinalIgnoreCase))].Text));

    static Table Read(byte[] content, SheetFormat? format = null)
    {
        using var file = new TemporaryFile(content);
        var read = SheetFile.Open(file.Content, "list");
        if (format is not null) Assert.Equal(format, read.Format);
        return Texts(read).Single();
    }

    internal static List<Table> Texts(SheetFile file) => [.. file.Read().Select(sheet => new Table(sheet.Name, sheet.Columns, [.. sheet.Rows]))];

    internal sealed record Table(string Name, IReadOnlyList<string> Columns, IReadOnlyList<SheetRow> Rows);
}

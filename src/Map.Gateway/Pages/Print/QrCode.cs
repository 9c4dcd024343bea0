using System.Globalization;
using System.Text;
using QRCoder;

namespace Map.Gateway.Pages.Print;

/// <summary>A QR code as one path: a row of dark modules is one rectangle.</summary>
/// <param name="Size">Modules on a side, with the quiet zone of four around it.</param>
/// <param name="Path">For the d of a path, a module being 1 wide.</param>
public sealed record QrCode(int Size, string Path)
{
    /// <summary>A code that is still read when an eighth of it is stained.</summary>
    public static QrCode Of(string text)
    {
        using var code = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var rows = code.ModuleMatrix;
        var path = new StringBuilder();
        for (var y = 0; y < rows.Count; y++)
        {
            for (var x = 0; x < rows[y].Count; x++)
            {
                var start = x;
                while (x < rows[y].Count && rows[y][x])
                    x++;
                if (x > start)
                    path.Append(CultureInfo.InvariantCulture, $"M{start} {y}h{x - start}v1h{start - x}z");
            }
        }

        return new(rows.Count, path.ToString());
    }
}

using System.Globalization;
using System.Text;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.OverlayNG;
using NetTopologySuite.Simplify;

namespace Map.Gateway.Pages.Drawing;

/// <summary>Draws lines of the base map as the d of an SVG path: whole units, relative, simplified to what can be seen.</summary>
public sealed class PathWriter(MapView view)
{
    // The edge along which land is cut lies outside of the picture, so that it is not drawn as a coast.
    const int Beyond = 8;

    const double FirstTolerance = 1.6;
    const double SizeInTolerances = 3;

    readonly Envelope window = view.Window(Beyond);

    /// <summary>Filled rings, cut at the edge of the view.</summary>
    /// <param name="rings">The rings.</param>
    /// <param name="leastSize">Rings that are smaller on the drawing are left out.</param>
    /// <param name="mostPoints">Above this many points the drawing becomes coarser.</param>
    public string Rings(IReadOnlyList<MapLine> rings, double leastSize, int mostPoints)
    {
        var clipper = new RingClipper(window);
        return Write(
            [.. InView(rings, leastSize).Select(ring => window.Contains(ring.Box) ? ring.Points : clipper.Clip(ring.Points)).Where(ring => ring.Length > 3).Select(OnPaper)],
            mostPoints, isClosed: true);
    }

    /// <summary>Lines, cut at the edge of the view.</summary>
    public string Lines(IReadOnlyList<MapLine> lines, double leastSize, int mostPoints) => Write(
        [.. InView(lines, leastSize).SelectMany(line => new LineLimiter(window).Limit(line.Points)).Where(line => line.Length > 1).Select(OnPaper)],
        mostPoints, isClosed: false);

    IEnumerable<MapLine> InView(IReadOnlyList<MapLine> lines, double leastSize)
    {
        var least = leastSize / view.Scale;
        return lines.Where(line => line.Box.Intersects(window) && Math.Max(line.Box.Width, line.Box.Height) >= least);
    }

    Coordinate[] OnPaper(Coordinate[] line) => [.. line.Select(view.Place)];

    static string Write(List<Coordinate[]> lines, int mostPoints, bool isClosed)
    {
        var tolerance = FirstTolerance;
        List<Coordinate[]> simple;
        do
        {
            // A ring keeps four points however coarse, so what is small is left out: else a view of many islands would never get small.
            var least = tolerance * SizeInTolerances;
            simple =
            [
                .. lines.Where(line => new Envelope(line) is var box && Math.Max(box.Width, box.Height) >= least)
                    .Select(line => DouglasPeuckerLineSimplifier.Simplify(line, tolerance, isClosed)).Where(line => line.Length > (isClosed ? 3 : 1)),
            ];
            tolerance *= 1.5;
        }
        while (simple.Sum(line => line.Length) > mostPoints);

        var path = new StringBuilder();
        var (penX, penY) = (0, 0);
        foreach (var line in simple)
            Append(line);
        return path.ToString();

        void Append(Coordinate[] line)
        {
            // The relative commands go from whole point to whole point, so that roundings do not add up.
            var count = isClosed ? line.Length - 1 : line.Length;
            for (var index = 0; index < count; index++)
            {
                var (x, y) = ((int)Math.Round(line[index].X), (int)Math.Round(line[index].Y));
                if (index > 0 && x == penX && y == penY)
                    continue;
                if (index == 0)
                    path.Append('m');
                else if (index == 1)
                    path.Append('l');
                Number(x - penX, isFirst: index <= 1);
                Number(y - penY, isFirst: false);
                (penX, penY) = (x, y);
            }

            if (!isClosed)
                return;
            path.Append('z');
            // After z the pen is where the ring began.
            (penX, penY) = ((int)Math.Round(line[0].X), (int)Math.Round(line[0].Y));
        }

        void Number(int number, bool isFirst)
        {
            if (!isFirst && number >= 0)
                path.Append(' ');
            path.Append(CultureInfo.InvariantCulture, $"{number}");
        }
    }
}

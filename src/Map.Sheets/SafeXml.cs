using System.Text;
using System.Xml;

namespace Map.Sheets;

/// <summary>XML of strangers: no entities, no requests to elsewhere, nothing nested for ever.</summary>
static class SafeXml
{
    public const int Depth = 100;

    public static XmlReader Read(Stream file, SheetLimits limits) => XmlReader.Create(file, new()
    {
        // A document type is skipped unread: its entities are then unknown ones.
        DtdProcessing = DtdProcessing.Ignore,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        MaxCharactersInDocument = limits.Bytes,
    });

    /// <summary>Moves on, and says what is wrong with the file in our words.</summary>
    public static bool Next(this XmlReader xml)
    {
        if (!Guarded(xml.Read)) return false;
        return xml.Depth <= Depth ? true : throw new SheetException($"nests its elements deeper than {Depth}.");
    }

    /// <summary>All text within the element at which the reader stands; the reader is then at its end.</summary>
    public static string Text(this XmlReader xml, SheetLimits limits)
    {
        if (xml.IsEmptyElement) return "";
        var text = new StringBuilder();
        var depth = xml.Depth;
        while (xml.Next() && xml.Depth > depth)
        {
            if (xml.NodeType is not (XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace)) continue;
            // What is longer is refused, with its row, where cells are counted.
            if (text.Length <= limits.CellLength) text.Append(Guarded(() => xml.Value));
        }

        return text.ToString().Trim();
    }

    // A text is parsed only when it is asked for.
    static T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (XmlException e)
        {
            throw new SheetException($"is broken XML in line {e.LineNumber}: {e.Message.TrimEnd('.')}. Save it again with the program that made it.", e);
        }
    }
}

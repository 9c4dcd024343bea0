using System.Text.RegularExpressions;
using System.Xml.Linq;
using Google.Protobuf.Reflection;

namespace Map.Contract;

/// <summary>The comments of the protos, from the XML documentation beside this assembly: descriptors do not include them.</summary>
public static partial class ContractDocumentation
{
    static readonly Lazy<Dictionary<string, string>> Summaries = new(() =>
        XDocument.Load(Path.ChangeExtension(typeof(ContractDocumentation).Assembly.Location, ".xml")).Descendants("member")
            .Where(member => member.Attribute("name") is not null && member.Element("summary") is not null)
            .ToDictionary(
                member => member.Attribute("name")!.Value, member => Spaces().Replace(member.Element("summary")!.Value, " ").Trim()));

    /// <summary>The description of a field, with the names of other fields as in JSON: openOn for open_on.</summary>
    public static string Of(FieldDescriptor field)
    {
        var message = field.ContainingType;
        return SnakeCase().Replace(
            Summaries.Value[$"P:{message.ClrType.FullName}.{field.PropertyName}"],
            name => message.FindFieldByName(name.Value)?.JsonName ?? name.Value);
    }

    /// <summary>The description of a value of an enumeration.</summary>
    public static string Of(Enum value) => Summaries.Value[$"F:{value.GetType().FullName}.{value}"];

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex("[a-z]+(_[a-z]+)+")]
    private static partial Regex SnakeCase();
}

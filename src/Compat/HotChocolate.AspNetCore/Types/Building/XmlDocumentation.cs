using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace HotChocolate.Types.Building;

/// <summary>Reads descriptions from the XML documentation files of the assemblies.</summary>
sealed partial class XmlDocumentation
{
    readonly Dictionary<Assembly, IReadOnlyDictionary<string, XElement>> assemblies = [];

    public string? Of(Type type) => Text(Find(type, "T:" + TypeId(type))?.Element("summary"));

    public string? Of(PropertyInfo property)
    {
        var declaring = Definition(property.DeclaringType!);
        if (Find(declaring, $"P:{TypeId(declaring)}.{property.Name}") is { } member && Text(member.Element("summary")) is { } text)
            return text;
        // The properties of a record are documented as its parameters.
        if (Text(Parameter(Find(declaring, "T:" + TypeId(declaring)), property.Name)) is { } parameter)
            return parameter;
        return Declared(property.DeclaringType!).SelectMany(i => i.GetProperties()).Where(p => p.Name == property.Name)
            .Select(Of).FirstOrDefault(t => t is not null);
    }

    public string? Of(MethodInfo method) =>
        Text(Find(method)?.Element("summary")) ?? Inherited(method).Select(Of).FirstOrDefault(t => t is not null);

    public string? Of(ParameterInfo parameter) => parameter.Member is MethodInfo method
        ? Text(Parameter(Find(method), parameter.Name!))
            ?? Inherited(method).Select(m => Of(m.GetParameters()[parameter.Position])).FirstOrDefault(t => t is not null)
        : Text(Parameter(Find(parameter.Member.DeclaringType!, "T:" + TypeId(parameter.Member.DeclaringType!)), parameter.Name!));

    public string? Of(FieldInfo field) =>
        Text(Find(field.DeclaringType!, $"F:{TypeId(field.DeclaringType!)}.{field.Name}")?.Element("summary"));

    static IEnumerable<Type> Declared(Type type) =>
        type.BaseType is { } parent && parent != typeof(object) ? [parent, .. type.GetInterfaces()] : type.GetInterfaces();

    static IEnumerable<MethodInfo> Inherited(MethodInfo method) => Declared(method.DeclaringType!)
        .Select(i => i.GetMethod(method.Name, [.. method.GetParameters().Select(p => p.ParameterType)]))
        .OfType<MethodInfo>();

    static XElement? Parameter(XElement? member, string name) =>
        member?.Elements("param").FirstOrDefault(p => (string?)p.Attribute("name") == name);

    XElement? Find(MethodInfo method)
    {
        var declaring = Definition(method.DeclaringType!);
        var definition = declaring == method.DeclaringType ? method : (MethodInfo)declaring.GetMemberWithSameMetadataDefinitionAs(method);
        var parameters = definition.GetParameters();
        var list = parameters.Length == 0 ? "" : $"({string.Join(',', parameters.Select(p => ParameterId(p.ParameterType)))})";
        return Find(declaring, $"M:{TypeId(declaring)}.{method.Name}{list}");
    }

    XElement? Find(Type type, string id)
    {
        if (!assemblies.TryGetValue(type.Assembly, out var members))
            assemblies[type.Assembly] = members = Load(type.Assembly);
        return members.GetValueOrDefault(id);
    }

    static IReadOnlyDictionary<string, XElement> Load(Assembly assembly)
    {
        var path = System.IO.Path.ChangeExtension(assembly.Location, ".xml");
        if (string.IsNullOrEmpty(path) || !File.Exists(path))
            return new Dictionary<string, XElement>();
        var members = XDocument.Load(path).Root?.Element("members")?.Elements("member") ?? [];
        return members.Where(m => m.Attribute("name") is not null)
            .GroupBy(m => m.Attribute("name")!.Value)
            .ToDictionary(g => g.Key, g => g.First());
    }

    static Type Definition(Type type) => type.IsConstructedGenericType ? type.GetGenericTypeDefinition() : type;

    static string TypeId(Type type) => Definition(type).FullName!.Replace('+', '.');

    static string ParameterId(Type type)
    {
        if (type.IsGenericParameter)
            return (type.DeclaringMethod is null ? "`" : "``") + type.GenericParameterPosition;
        if (type.IsArray)
            return ParameterId(type.GetElementType()!) + "[]";
        if (!type.IsConstructedGenericType)
            return TypeId(type);
        var name = TypeId(type);
        return $"{Arity().Replace(name, "")}{{{string.Join(',', type.GetGenericArguments().Select(ParameterId))}}}";
    }

    static string? Text(XElement? element)
    {
        if (element is null)
            return null;
        var text = string.Concat(element.Nodes().Select(Inline));
        var lines = text.Split('\n').Select(l => Spaces().Replace(l, " ").Trim());
        var result = string.Join('\n', lines).Trim('\n');
        return result.Length == 0 ? null : result;
    }

    static string Inline(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "see" or "seealso" } see => see.Value.Length > 0
            ? see.Value
            : (string?)see.Attribute("langword") ?? (string?)see.Attribute("href") ?? LastName((string?)see.Attribute("cref")),
        XElement { Name.LocalName: "paramref" or "typeparamref" } reference => (string?)reference.Attribute("name") ?? "",
        XElement { Name.LocalName: "c" or "code" } code => $"`{code.Value}`",
        XElement { Name.LocalName: "para" } para => "\n" + string.Concat(para.Nodes().Select(Inline)) + "\n",
        XElement element => string.Concat(element.Nodes().Select(Inline)),
        _ => "",
    };

    static string LastName(string? reference) =>
        reference is null ? "" : reference.Split('(')[0].Split('.', ':')[^1];

    [GeneratedRegex(@"`\d+")]
    private static partial Regex Arity();

    [GeneratedRegex(@"[ \t\r]+")]
    private static partial Regex Spaces();
}

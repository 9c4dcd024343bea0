using System.Reflection;
using Google.Protobuf.Reflection;
using Grpc.Core;
using Microsoft.AspNetCore.Routing;

namespace Grpc.AspNetCore.Server.Reflection.Internal;

/// <summary>The descriptors of all services that are mapped, by name; built when first asked for, after all is mapped.</summary>
sealed class DescriptorIndex(EndpointDataSource endpoints)
{
    readonly Lazy<Contents> contents = new(() => new Contents(FindServices(endpoints)));

    public IReadOnlyCollection<string> ServiceNames => contents.Value.ServiceNames;

    public FileDescriptor? FindFile(string fileName) => contents.Value.Files.GetValueOrDefault(fileName);

    public FileDescriptor? FindFileOfSymbol(string symbol) => contents.Value.Symbols.GetValueOrDefault(symbol);

    public FileDescriptor? FindFileOfExtension(string typeName, int number) =>
        contents.Value.Extensions.GetValueOrDefault((typeName, number));

    /// <summary>The numbers of a type's extensions, or null when there is no such type.</summary>
    public IReadOnlyList<int>? FindExtensionNumbers(string typeName) =>
        contents.Value.Symbols.ContainsKey(typeName)
            ? [.. contents.Value.Extensions.Keys.Where(key => key.TypeName == typeName).Select(key => key.Number).Order()]
            : null;

    static IEnumerable<ServiceDescriptor> FindServices(EndpointDataSource endpoints) =>
        endpoints.Endpoints
            .Select(endpoint => endpoint.Metadata.GetMetadata<GrpcMethodMetadata>()?.ServiceType)
            .OfType<Type>()
            .Distinct()
            .Select(FindDescriptor)
            .OfType<ServiceDescriptor>();

    // The generated class of a service has its descriptor; a service written without generated code has none to show.
    static ServiceDescriptor? FindDescriptor(Type serviceType)
    {
        for (var type = serviceType; type is not null; type = type.BaseType)
        {
            if (type.GetCustomAttribute<BindServiceMethodAttribute>(inherit: false) is { } attribute)
            {
                return attribute.BindType.GetProperty("Descriptor", BindingFlags.Public | BindingFlags.Static)?.GetValue(null)
                    as ServiceDescriptor;
            }
        }

        return null;
    }

    sealed class Contents
    {
        public Contents(IEnumerable<ServiceDescriptor> services)
        {
            foreach (var service in services)
            {
                ServiceNames.Add(service.FullName);
                AddFile(service.File);
            }
        }

        public SortedSet<string> ServiceNames { get; } = new(StringComparer.Ordinal);

        public Dictionary<string, FileDescriptor> Files { get; } = [];

        public Dictionary<string, FileDescriptor> Symbols { get; } = [];

        public Dictionary<(string TypeName, int Number), FileDescriptor> Extensions { get; } = [];

        void AddFile(FileDescriptor file)
        {
            if (!Files.TryAdd(file.Name, file))
            {
                return;
            }

            foreach (var service in file.Services)
            {
                Symbols[service.FullName] = file;
                foreach (var method in service.Methods)
                {
                    Symbols[method.FullName] = file;
                }
            }

            AddTypes(file, file.MessageTypes, file.EnumTypes, file.Extensions);
            foreach (var dependency in file.Dependencies)
            {
                AddFile(dependency);
            }
        }

        void AddTypes(
            FileDescriptor file,
            IEnumerable<MessageDescriptor> messages,
            IEnumerable<EnumDescriptor> enums,
            ExtensionCollection? extensions)
        {
            foreach (var message in messages)
            {
                Symbols[message.FullName] = file;
                foreach (var field in message.Fields.InDeclarationOrder())
                {
                    Symbols[field.FullName] = file;
                }

                AddTypes(file, message.NestedTypes, message.EnumTypes, message.Extensions);
            }

            foreach (var enumType in enums)
            {
                Symbols[enumType.FullName] = file;
            }

            foreach (var extension in extensions?.UnorderedExtensions ?? [])
            {
                Symbols[extension.FullName] = file;
                Extensions[(extension.ExtendeeType.FullName, extension.FieldNumber)] = file;
            }
        }
    }
}

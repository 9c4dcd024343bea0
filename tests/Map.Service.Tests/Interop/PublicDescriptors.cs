using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Rpc;
using Grpc.Health.V1;

namespace Map.Service.Tests.Interop;

/// <summary>The messages that every gRPC client knows, but that Debian's and npm's have no classes of: reflection, health, error details.
/// Map's own they take from the service itself, or from its files.</summary>
static class PublicDescriptors
{
    /// <summary>Writes them to a file, as protoc's --descriptor_set_out does.</summary>
    /// <returns>Its path.</returns>
    public static string Write()
    {
        var set = new FileDescriptorSet();
        var known = new HashSet<string>();
        foreach (var file in new[]
        {
            StatusReflection.Descriptor, ErrorDetailsReflection.Descriptor, HealthReflection.Descriptor,
            Grpc.Reflection.V1.ReflectionReflection.Descriptor, Grpc.Reflection.V1Alpha.ReflectionReflection.Descriptor,
        })
            Add(file);
        var path = Path.Combine(Path.GetTempPath(), $"map-{Guid.NewGuid():N}.binpb");
        File.WriteAllBytes(path, set.ToByteArray());
        return path;

        void Add(FileDescriptor file)
        {
            if (!known.Add(file.Name)) return;
            foreach (var dependency in file.Dependencies) Add(dependency);
            set.File.Add(file.ToProto());
        }
    }
}

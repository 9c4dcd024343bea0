using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Testing;

namespace Grpc.AspNetCore.Tests.Testing;

/// <summary>The descriptors of grpc.testing in a file, for a language that has no protoc here.</summary>
public static class InteropDescriptors
{
    static readonly Lazy<string> Written = new(Write);

    public static string File => Written.Value;

    static string Write()
    {
        FileDescriptor[] files = [EmptyReflection.Descriptor, MessagesReflection.Descriptor, TestReflection.Descriptor];
        var set = new FileDescriptorSet { File = { files.Select(file => FileDescriptorProto.Parser.ParseFrom(file.SerializedData)) } };
        var path = Path.Combine(AppContext.BaseDirectory, "grpc.testing.protoset");
        System.IO.File.WriteAllBytes(path, set.ToByteArray());
        return path;
    }
}

using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;
using Grpc.Reflection.V1;
using static Grpc.Reflection.V1.ServerReflectionRequest;

namespace Grpc.AspNetCore.Server.Reflection.Internal;

/// <summary>Answers questions about descriptors; what is not found is an answer too, not an error of the call.</summary>
static class ReflectionAnswers
{
    public static ServerReflectionResponse Answer(this DescriptorIndex index, ServerReflectionRequest request)
    {
        var response = request.MessageRequestCase switch
        {
            MessageRequestOneofCase.ListServices => ListServices(index),
            MessageRequestOneofCase.FileByFilename => FileOrNotFound(index.FindFile(request.FileByFilename), request.FileByFilename),
            MessageRequestOneofCase.FileContainingSymbol =>
                FileOrNotFound(index.FindFileOfSymbol(request.FileContainingSymbol), request.FileContainingSymbol),
            MessageRequestOneofCase.FileContainingExtension => FileOrNotFound(
                index.FindFileOfExtension(
                    request.FileContainingExtension.ContainingType, request.FileContainingExtension.ExtensionNumber),
                $"extension {request.FileContainingExtension.ExtensionNumber} of {request.FileContainingExtension.ContainingType}"),
            MessageRequestOneofCase.AllExtensionNumbersOfType => ExtensionNumbers(index, request.AllExtensionNumbersOfType),
            _ => Error(StatusCode.Unimplemented, "The request asks for nothing that is known here."),
        };
        response.ValidHost = request.Host;
        response.OriginalRequest = request;
        return response;
    }

    static ServerReflectionResponse ListServices(DescriptorIndex index)
    {
        var services = new ListServiceResponse();
        services.Service.AddRange(index.ServiceNames.Select(name => new ServiceResponse { Name = name }));
        return new ServerReflectionResponse { ListServicesResponse = services };
    }

    static ServerReflectionResponse FileOrNotFound(FileDescriptor? file, string wanted)
    {
        if (file is null)
        {
            return Error(StatusCode.NotFound, $"There is no {wanted} here.");
        }

        var files = new FileDescriptorResponse();
        files.FileDescriptorProto.AddRange(WithDependencies(file));
        return new ServerReflectionResponse { FileDescriptorResponse = files };
    }

    static ServerReflectionResponse ExtensionNumbers(DescriptorIndex index, string typeName)
    {
        if (index.FindExtensionNumbers(typeName) is not { } numbers)
        {
            return Error(StatusCode.NotFound, $"There is no {typeName} here.");
        }

        var response = new ExtensionNumberResponse { BaseTypeName = typeName };
        response.ExtensionNumber.AddRange(numbers);
        return new ServerReflectionResponse { AllExtensionNumbersResponse = response };
    }

    static ServerReflectionResponse Error(StatusCode code, string message) =>
        new() { ErrorResponse = new ErrorResponse { ErrorCode = (int)code, ErrorMessage = message } };

    static IEnumerable<ByteString> WithDependencies(FileDescriptor file)
    {
        var seen = new HashSet<string> { file.Name };
        var queue = new Queue<FileDescriptor>([file]);
        while (queue.TryDequeue(out var next))
        {
            yield return next.SerializedData;
            foreach (var dependency in next.Dependencies)
            {
                if (seen.Add(dependency.Name))
                {
                    queue.Enqueue(dependency);
                }
            }
        }
    }
}

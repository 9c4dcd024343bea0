using System.Collections.Frozen;
using System.Reflection;
using Google.Protobuf.Reflection;
using Grpc.Core;
using static Google.Protobuf.Reflection.MethodOptions.Types;

namespace Map.Contract;

/// <summary>Which methods of the contract only read: those with <c>idempotency_level = NO_SIDE_EFFECTS</c>.</summary>
public static class ContractMethods
{
    static readonly ILookup<bool, MethodDescriptor> ByReading = typeof(V1.Place).Assembly.GetExportedTypes()
        .Select(type => type.GetProperty("Descriptor", BindingFlags.Public | BindingFlags.Static))
        .Where(property => property?.PropertyType == typeof(FileDescriptor))
        .SelectMany(property => ((FileDescriptor)property!.GetValue(null)!).Services)
        .SelectMany(service => service.Methods)
        .ToLookup(method => method.GetOptions()?.IdempotencyLevel == IdempotencyLevel.NoSideEffects);

    static readonly FrozenSet<string> WritingPaths =
        ByReading[false].Select(method => $"/{method.Service.FullName}/{method.Name}").ToFrozenSet();

    /// <summary>Methods that may be retried when their response was lost.</summary>
    public static IEnumerable<MethodDescriptor> Reading => ByReading[true];

    /// <summary>Whether a call changes nothing. Methods outside of the contract, such as the health check, do not write.</summary>
    public static bool IsReading(IMethod method) => IsReading(method.FullName);

    /// <inheritdoc cref="IsReading(IMethod)"/>
    /// <param name="path">Such as <c>/map.v1.PlacesService/GetPlace</c>.</param>
    public static bool IsReading(string path) => !WritingPaths.Contains(path);
}

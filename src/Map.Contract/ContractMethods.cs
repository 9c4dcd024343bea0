using System.Collections.Frozen;
using System.Reflection;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;
using static Google.Protobuf.Reflection.MethodOptions.Types;

namespace Map.Contract;

/// <summary>What the contract says of its methods: which only read (<c>idempotency_level = NO_SIDE_EFFECTS</c>), and which are beside the map
/// (<c>beside_map</c>).</summary>
public static class ContractMethods
{
    const string ValidateOnly = "validate_only";

    static readonly HashSet<string> MapServices =
    [
        nameof(V1.PlacesService), nameof(V1.ClustersService), nameof(V1.StatisticsService), nameof(V1.OrganisationsService), nameof(V1.EventsService), nameof(V1.FacilityTypesService),
        nameof(V1.RegionsService), nameof(V1.LocalitiesService), nameof(V1.SearchService), nameof(V1.TilesService), nameof(V1.HistoryService), nameof(V1.DumpService),
        nameof(V1.CitedPagesService),
    ];

    static readonly MethodDescriptor[] All =
    [
        .. typeof(V1.Place).Assembly.GetExportedTypes()
            .Select(type => type.GetProperty("Descriptor", BindingFlags.Public | BindingFlags.Static))
            .Where(property => property?.PropertyType == typeof(FileDescriptor))
            .SelectMany(property => ((FileDescriptor)property!.GetValue(null)!).Services)
            .SelectMany(service => service.Methods),
    ];

    static readonly FrozenSet<string> WritingPaths = PathsOf(All.Where(method => !Reads(method)));

    static readonly FrozenSet<string> PathsBesideMap =
        PathsOf(All.Where(method => method.GetOptions()?.GetExtension(V1.CallsExtensions.BesideMap) ?? false));

    // Those of suggestions, keys and imports read what has no revision, and those of changes follow the newest one.
    static readonly FrozenSet<string> PathsOfMap = PathsOf(All.Where(method => Reads(method) && MapServices.Contains(method.Service.Name)));

    /// <summary>All methods.</summary>
    public static IEnumerable<MethodDescriptor> Calls => All;

    /// <summary>Methods that may be retried when their response was lost.</summary>
    public static IEnumerable<MethodDescriptor> Reading => All.Where(Reads);

    /// <summary>Whether a call changes nothing. Methods outside of the contract, such as the health check, do not write.</summary>
    public static bool IsReading(IMethod method) => IsReading(method.FullName);

    /// <inheritdoc cref="IsReading(IMethod)"/>
    /// <param name="path">Such as <c>/map.v1.PlacesService/GetPlace</c>.</param>
    public static bool IsReading(string path) => !WritingPaths.Contains(path);

    /// <summary>Whether a call neither changes the map nor has a response that is determined by it.</summary>
    public static bool IsBesideMap(IMethod method) => PathsBesideMap.Contains(method.FullName);

    /// <summary>Whether a call only reads the map, so that any server with the map that its caller knows may answer it.</summary>
    /// <param name="path">Such as <c>/map.v1.PlacesService/GetPlace</c>.</param>
    public static bool ReadsMap(string path) => PathsOfMap.Contains(path);

    /// <summary>Whether a call may change the map. With <c>validate_only</c> none does.</summary>
    public static bool MayChangeMap(IMethod method, object request) => !IsReading(method) && !IsBesideMap(method)
        && !(request is IMessage message && message.Descriptor.FindFieldByName(ValidateOnly)?.Accessor.GetValue(message) is true);

    static bool Reads(MethodDescriptor method) => method.GetOptions()?.IdempotencyLevel == IdempotencyLevel.NoSideEffects;

    static FrozenSet<string> PathsOf(IEnumerable<MethodDescriptor> methods) =>
        methods.Select(method => $"/{method.Service.FullName}/{method.Name}").ToFrozenSet();
}

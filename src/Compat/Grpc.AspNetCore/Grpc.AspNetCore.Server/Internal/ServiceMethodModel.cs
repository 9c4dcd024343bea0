using Grpc.Core;

namespace Grpc.AspNetCore.Server.Internal;

/// <summary>A method of a service, what handles its calls, and the attributes on it and on its service.</summary>
sealed record ServiceMethodModel(IMethod Method, ServerCallHandler Handler, IReadOnlyList<object> Attributes);

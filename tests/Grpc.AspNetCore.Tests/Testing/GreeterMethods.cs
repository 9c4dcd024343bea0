using Grpc.AspNetCore.Tests.Protos;
using Grpc.Core;

namespace Grpc.AspNetCore.Tests.Testing;

/// <summary>What the service does in one test.</summary>
public sealed class GreeterMethods
{
    public Func<Req, ServerCallContext, Task<Res>> Say { get; init; } =
        (request, _) => Task.FromResult(new Res { Text = $"Hello {request.Name}" });

    public Func<Req, IServerStreamWriter<Res>, ServerCallContext, Task> SayMany { get; init; } = async (request, responses, _) =>
    {
        for (var i = 0; i < request.Count; i++)
        {
            await responses.WriteAsync(new Res { Text = $"Hello {request.Name} {i}" });
        }
    };

    public Func<IAsyncStreamReader<Req>, ServerCallContext, Task<Res>> Collect { get; init; } = async (requests, _) =>
    {
        var names = new List<string>();
        await foreach (var request in requests.ReadAllAsync())
        {
            names.Add(request.Name);
        }

        return new Res { Text = string.Join(' ', names) };
    };

    public Func<IAsyncStreamReader<Req>, IServerStreamWriter<Res>, ServerCallContext, Task> Chat { get; init; } =
        async (requests, responses, _) =>
        {
            await foreach (var request in requests.ReadAllAsync())
            {
                await responses.WriteAsync(new Res { Text = $"Hello {request.Name}" });
            }
        };
}

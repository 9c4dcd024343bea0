using HotChocolate;
using HotChocolate.AspNetCore;
using HotChocolate.Execution.Configuration;
using HotChocolate.Types;
using HotChocolateTests.Server;
using Microsoft.Extensions.Logging;

namespace HotChocolateTests.Subscriptions;

/// <summary>A server with a subscription.</summary>
static class FeedApp
{
    public static Task<GraphQLApp> StartAsync(
        Feed feed,
        Action<IRequestExecutorBuilder>? configure = null,
        TimeProvider? time = null,
        int port = 0,
        ILoggerProvider? log = null,
        GraphQLServerOptions? options = null) =>
        GraphQLApp.StartAsync<Query>(
            server =>
            {
                server.AddMutationType<Mutation>().AddSubscriptionType<Subscription>().InitializeOnStartup();
                configure?.Invoke(server);
            },
            services =>
            {
                services.AddSingleton(feed);
                if (time is not null)
                    services.AddSingleton(time);
                if (log is not null)
                    services.AddLogging(logging => logging.Services.AddSingleton(log));
            },
            port,
            options);

    public sealed class Query
    {
        public string Hello => "world";

        public string Echo(string text) => text;
    }

    public sealed class Mutation
    {
        public int Count => 1;
    }

    public sealed class Subscription
    {
        [Subscribe(With = nameof(ReadNews))]
        public string News(string? prefix, [EventMessage] string message) =>
            message == "bad" ? throw new GraphQLException("bad news") : prefix + message;

        [GraphQLIgnore]
        public IAsyncEnumerable<string> ReadNews([Service] Feed feed, CancellationToken cancellation) => feed.ReadAsync(cancellation);

        [Subscribe(With = nameof(Refuse))]
        public string Refused([EventMessage] string message) => message;

        [GraphQLIgnore]
        public IAsyncEnumerable<string> Refuse() => throw new GraphQLException("not for you");
    }
}

using System.Reflection;
using System.Text.RegularExpressions;
using HotChocolate.Execution;
using HotChocolate.Execution.Processing;
using HotChocolate.Subscriptions;
using Microsoft.Extensions.DependencyInjection;

namespace HotChocolate.Types.Building;

/// <summary>How subscription fields open their stream of messages: from a topic, or by a method of their own.</summary>
sealed partial class SubscriptionCompiler(ResolverCompiler compiler)
{
    const BindingFlags Flags = BindingFlags.NonPublic | BindingFlags.Static;

    static readonly MethodInfo SubscribeOf = typeof(SubscriptionCompiler).GetMethod(nameof(SubscribeAsync), Flags)!;
    static readonly MethodInfo StreamOf = typeof(SubscriptionCompiler).GetMethod(nameof(Stream), Flags)!;

    public Func<ResolverContext, ValueTask<ISourceStream>> Compile(MethodInfo method, IReadOnlyList<InputField> arguments)
    {
        var attribute = method.GetCustomAttribute<SubscribeAttribute>()!;
        if (attribute.With is not null)
            return FromMethod(method, attribute.With, arguments);
        var message = attribute.MessageType
            ?? method.GetParameters().FirstOrDefault(p => p.IsDefined(typeof(EventMessageAttribute)))?.ParameterType
            ?? throw new SchemaException($"{method.DeclaringType}.{method.Name} needs a parameter with [EventMessage], or MessageType.");
        var subscribe = SubscribeOf.MakeGenericMethod(message).CreateDelegate<Func<ResolverContext, string, ValueTask<ISourceStream>>>();
        var topicParameter = method.GetParameters().FirstOrDefault(p => p.IsDefined(typeof(TopicAttribute)));
        if (topicParameter is not null)
        {
            var name = Naming.Parameter(topicParameter);
            return context => subscribe(context, context.ArgumentValue<object>(name)?.ToString() ?? "");
        }

        var topic = method.GetCustomAttribute<TopicAttribute>()?.Name ?? method.Name;
        return topic.Contains('{', StringComparison.Ordinal)
            ? context => subscribe(
                context, Placeholder().Replace(topic, m => context.ArgumentValue<object>(m.Groups[1].Value)?.ToString() ?? ""))
            : context => subscribe(context, topic);
    }

    Func<ResolverContext, ValueTask<ISourceStream>> FromMethod(MethodInfo method, string with, IReadOnlyList<InputField> arguments)
    {
        var opener = method.DeclaringType!.GetMethod(with)
            ?? throw new SchemaException($"{method.DeclaringType}.{method.Name}: there is no public method {with} to subscribe with.");
        var returned = opener.ReturnType;
        if (returned.IsGenericType && returned.GetGenericTypeDefinition() is var definition
            && (definition == typeof(Task<>) || definition == typeof(ValueTask<>)))
            returned = returned.GetGenericArguments()[0];
        var toStream = ToStream(returned)
            ?? throw new SchemaException(
                $"{opener.DeclaringType}.{opener.Name} has to return an IAsyncEnumerable<T> or a ValueTask<ISourceStream<T>>.");
        var resolver = compiler.Compile(
            opener, onParent: false, p => arguments.Select((a, i) => (a, i)).First(a => a.a.Name == Naming.Parameter(p)).i, isStream: true);
        return async context => toStream((await resolver.ResolveAsync(context).ConfigureAwait(false))!);
    }

    static Func<object, ISourceStream>? ToStream(Type returned)
    {
        if (typeof(ISourceStream).IsAssignableFrom(returned))
            return static stream => (ISourceStream)stream;
        return TypeShape.IsAsyncSequence(returned)
            ? StreamOf.MakeGenericMethod(returned.GetGenericArguments()).CreateDelegate<Func<object, ISourceStream>>()
            : null;
    }

    static EnumerableSourceStream<TMessage> Stream<TMessage>(object messages) => new((IAsyncEnumerable<TMessage>)messages);

    static async ValueTask<ISourceStream> SubscribeAsync<TMessage>(ResolverContext context, string topic) =>
        await context.Services.GetRequiredService<ITopicEventReceiver>()
            .SubscribeAsync<TMessage>(topic, context.RequestAborted).ConfigureAwait(false);

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Placeholder();
}

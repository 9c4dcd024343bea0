using System.Reflection;
using System.Runtime.CompilerServices;
using HotChocolate.Execution.Processing;

namespace HotChocolate.Types.Building;

/// <summary>Compiles the method by which a subscription field opens its stream of messages.</summary>
sealed class SubscriptionCompiler(ResolverCompiler compiler)
{
    static readonly MethodInfo StreamOf = typeof(SubscriptionCompiler).GetMethod(
        nameof(Stream), BindingFlags.NonPublic | BindingFlags.Static)!;

    public Func<ResolverContext, ValueTask<IAsyncEnumerable<object?>>> Compile(MethodInfo method, IReadOnlyList<InputField> arguments)
    {
        var with = method.GetCustomAttribute<SubscribeAttribute>()!.With
            ?? throw new SchemaException($"{method.DeclaringType}.{method.Name}: [Subscribe] needs the name of the method that opens it.");
        var opener = method.DeclaringType!.GetMethod(with)
            ?? throw new SchemaException($"{method.DeclaringType}.{method.Name}: there is no public method {with} to subscribe with.");
        var returned = opener.ReturnType;
        if (!TypeShape.IsAsyncSequence(returned))
            throw new SchemaException($"{opener.DeclaringType}.{opener.Name} has to return an IAsyncEnumerable<T>.");
        var toStream = StreamOf.MakeGenericMethod(returned.GetGenericArguments())
            .CreateDelegate<Func<object, CancellationToken, IAsyncEnumerable<object?>>>();
        var resolver = compiler.Compile(
            opener, onParent: false, p => arguments.Select((a, i) => (a, i)).First(a => a.a.Name == Naming.Parameter(p)).i, isStream: true);
        return async context => toStream((await resolver.ResolveAsync(context).ConfigureAwait(false))!, CancellationToken.None);
    }

    static async IAsyncEnumerable<object?> Stream<TMessage>(
        object messages, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await foreach (var message in ((IAsyncEnumerable<TMessage>)messages).WithCancellation(cancellation).ConfigureAwait(false))
            yield return message;
    }
}

using GreenDonut;
using HotChocolate.Language;
using HotChocolate.Resolvers;

namespace HotChocolate.Execution.Processing;

/// <summary>Runs the resolvers. A synchronous one completes at once, an asynchronous one when its task has completed.</summary>
sealed partial class OperationContext
{
    int pending;

    /// <summary>Executes the operation on a root object.</summary>
    public async ValueTask<OperationResult> ExecuteAsync(object root)
    {
        if (plan.Operation.Operation is OperationType.Mutation)
        {
            for (var i = 0; i < plan.Root.Selections.Length && !Result.IsDiscarded(ResultTree.Root); i++)
            {
                ExecuteField(plan.Root.Selections[i], new(ResultTree.Root, i), root);
                await DrainAsync().ConfigureAwait(false);
            }
        }
        else
        {
            ExecuteFields(plan.Root, ResultTree.Root, root);
            if (pending > 0)
                await DrainAsync().ConfigureAwait(false);
        }

        plan.ExpectedResultSize = Result.Size;
        if (!Result.IsDiscarded(ResultTree.Root))
            return new OperationResult(Result, isDataSet: true, errors);
        Result.Dispose();
        return new OperationResult(null, isDataSet: true, errors);
    }

    /// <summary>Opens the stream of a subscription's only field.</summary>
    public async ValueTask<(IAsyncEnumerable<object?>? Stream, IReadOnlyList<IError>? Errors)> OpenStreamAsync()
    {
        var selection = plan.Root.Selections[0];
        var place = new ResultPlace(ResultTree.Root, 0);
        try
        {
            var subscribe = selection.Field.Subscribe
                ?? throw new InvalidOperationException(
                    $"{plan.Root.Type}.{selection.Field.Name} is not a subscription: put [Subscribe] on its method.");
            var context = new ResolverContext(this, selection, new object(), place) { Arguments = ArgumentsOf(selection) };
            return (await subscribe(context).ConfigureAwait(false), null);
        }
        catch (Exception exception)
        {
            Fail(exception, selection, place);
            return (null, errors);
        }
    }

    void ExecuteFields(SelectionSet set, int block, object parent)
    {
        var selections = set.Selections;
        for (var i = 0; i < selections.Length && !Result.IsDiscarded(block); i++)
            ExecuteField(selections[i], new(block, i), parent);
    }

    void ExecuteField(Selection selection, ResultPlace place, object parent)
    {
        object? value;
        try
        {
            var resolver = selection.Field.Resolver!;
            if (ReferenceEquals(resolver, FieldResolver.TypeName))
            {
                Result.At(place).Set(Result.SelectionsOf(place.Block).Type.Name);
                return;
            }

            if (resolver.Leaf is not null)
            {
                ref var leaf = ref Result.At(place);
                resolver.Leaf(parent, ref leaf);
                if (leaf.IsNull)
                    CompleteNull(selection, selection.Shape, place);
                return;
            }

            if (resolver.Pure is not null)
            {
                value = resolver.Pure(parent);
            }
            else
            {
                var context = new ResolverContext(this, selection, parent, place) { Arguments = ArgumentsOf(selection) };
                if (resolver.Sync is not null)
                {
                    value = resolver.Sync(context);
                }
                else
                {
                    var task = resolver.Async!(context);
                    if (!task.IsCompleted)
                    {
                        pending++;
                        context.Await(task);
                        return;
                    }

                    value = task.GetAwaiter().GetResult();
                }
            }
        }
        catch (Exception exception)
        {
            Fail(exception, selection, place);
            return;
        }

        Complete(selection, selection.Shape, value, place);
    }

    /// <summary>Completes resolvers whose tasks have completed until none is pending; dispatches batches when no resolver can continue.
    /// </summary>
    async ValueTask DrainAsync()
    {
        var interruption = pending == 0 ? default : Cancellation.UnsafeRegister(static work => ((WorkQueue)work!).Interrupt(), Work);
        await using (interruption.ConfigureAwait(false))
        {
            while (true)
            {
                if (Work.TryTakeReady(out var resolver))
                {
                    pending--;
                    Resume(resolver);
                }
                else if (pending == 0)
                {
                    return;
                }
                else if (Work.TryTakeBatches(out var batches))
                {
                    foreach (var dispatch in batches)
                        AutoBatchScheduler.Default.Schedule(dispatch);
                }
                else
                {
                    await Work.WaitAsync(Cancellation).ConfigureAwait(false);
                    Cancellation.ThrowIfCancellationRequested();
                }
            }
        }
    }

    void Resume(ResolverContext resolver)
    {
        object? value;
        try
        {
            value = resolver.TakeResult();
        }
        catch (Exception exception)
        {
            if (!Result.IsLost(resolver.Place.Block))
                Fail(exception, resolver.Selection, resolver.Place);
            return;
        }

        if (!Result.IsLost(resolver.Place.Block))
            Complete(resolver.Selection, resolver.Selection.Shape, value, resolver.Place);
    }

    void Fail(Exception exception, Selection selection, ResultPlace place)
    {
        if (exception is OperationCanceledException)
            Cancellation.ThrowIfCancellationRequested();
        AddError(exception, selection, place);
        Result.PutNull(place);
    }
}

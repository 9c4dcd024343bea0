using GreenDonut;
using HotChocolate.Language;
using HotChocolate.Resolvers;

namespace HotChocolate.Execution.Processing;

/// <summary>Runs the resolvers: those without a task in place, those with one when it has ended.</summary>
sealed partial class OperationContext
{
    int pending;

    /// <summary>Executes the operation on a root object.</summary>
    public async ValueTask<OperationResult> ExecuteAsync(object root)
    {
        var data = new ResultObject(null, 0, plan.Root);
        if (plan.Operation.Operation is OperationType.Mutation)
        {
            for (var i = 0; i < data.Values.Length && !data.Discarded; i++)
            {
                ExecuteField(plan.Root.Selections[i], data, i, root);
                await DrainAsync().ConfigureAwait(false);
            }
        }
        else
        {
            ExecuteFields(data, root);
            if (pending > 0)
                await DrainAsync().ConfigureAwait(false);
        }

        return new OperationResult(data.Discarded ? null : data, isDataSet: true, errors);
    }

    /// <summary>Opens the stream of a subscription's only field.</summary>
    public async ValueTask<(ISourceStream? Stream, IReadOnlyList<IError>? Errors)> OpenStreamAsync()
    {
        var data = new ResultObject(null, 0, plan.Root);
        var selection = plan.Root.Selections[0];
        try
        {
            var subscribe = selection.Field.Subscribe
                ?? throw new InvalidOperationException(
                    $"{plan.Root.Type}.{selection.Field.Name} is no subscription: put [Subscribe] on its method.");
            var context = new ResolverContext(this, selection, new object(), data, 0) { Arguments = ArgumentsOf(selection) };
            return (await subscribe(context).ConfigureAwait(false), null);
        }
        catch (Exception exception)
        {
            Fail(exception, selection, data, 0);
            return (null, errors);
        }
    }

    void ExecuteFields(ResultObject container, object parent)
    {
        var selections = container.Selections.Selections;
        for (var i = 0; i < selections.Length && !container.Discarded; i++)
            ExecuteField(selections[i], container, i, parent);
    }

    void ExecuteField(Selection selection, ResultObject container, int index, object parent)
    {
        object? value;
        try
        {
            var resolver = selection.Field.Resolver!;
            if (ReferenceEquals(resolver, FieldResolver.TypeName))
            {
                container.Values[index].Set(container.Selections.Type.Name);
                return;
            }

            if (resolver.Leaf is not null)
            {
                resolver.Leaf(parent, ref container.Values[index]);
                if (container.Values[index].IsNull)
                    CompleteNull(selection, selection.Shape, container, index);
                return;
            }

            if (resolver.Pure is not null)
            {
                value = resolver.Pure(parent);
            }
            else
            {
                var context = new ResolverContext(this, selection, parent, container, index) { Arguments = ArgumentsOf(selection) };
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
            Fail(exception, selection, container, index);
            return;
        }

        Complete(selection, selection.Shape, value, container, index);
    }

    /// <summary>Goes on with what has ended until nothing is left to wait for, dispatching batches when nothing else can go on.</summary>
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
            if (!resolver.Container.IsInvalid)
                Fail(exception, resolver.Selection, resolver.Container, resolver.Index);
            return;
        }

        if (!resolver.Container.IsInvalid)
            Complete(resolver.Selection, resolver.Selection.Shape, value, resolver.Container, resolver.Index);
    }

    void Fail(Exception exception, Selection selection, ResultNode node, int index)
    {
        if (exception is OperationCanceledException)
            Cancellation.ThrowIfCancellationRequested();
        AddError(exception, selection, node, index);
        Propagate(node, index);
    }

    /// <summary>Puts null at a place, or where it may not be, around it.</summary>
    static void Propagate(ResultNode node, int index)
    {
        while (!node.MayBeNull(index))
        {
            node.Discarded = true;
            if (node.Parent is null)
                return;
            index = node.Index;
            node = node.Parent;
        }

        node.At(index).Set(null);
    }
}

using System.Collections;
using System.Reflection;

namespace HotChocolate.Types.Building;

/// <summary>Converts the task types that C# methods return to the one type that the executor awaits.</summary>
static class ResultAdapter
{
    const BindingFlags Flags = BindingFlags.NonPublic | BindingFlags.Static;

    /// <summary>The method that converts a return type; null if it is not a task.</summary>
    public static MethodInfo? For(Type type)
    {
        if (!type.IsGenericType)
            return null;
        var definition = type.GetGenericTypeDefinition();
        var name = definition == typeof(Task<>) ? nameof(FromTask)
            : definition == typeof(ValueTask<>) ? nameof(FromValueTask)
            : definition == typeof(IAsyncEnumerable<>) ? nameof(FromSequence)
            : null;
        return name is null ? null : typeof(ResultAdapter).GetMethod(name, Flags)!.MakeGenericMethod(type.GetGenericArguments());
    }

    static ValueTask<object?> FromTask<T>(Task<T> task)
    {
        return task.IsCompletedSuccessfully ? new ValueTask<object?>(task.Result) : Wait(task);

        static async ValueTask<object?> Wait(Task<T> task) => await task.ConfigureAwait(false);
    }

    static ValueTask<object?> FromValueTask<T>(ValueTask<T> task)
    {
        return task.IsCompletedSuccessfully ? new ValueTask<object?>(task.Result) : Wait(task);

        static async ValueTask<object?> Wait(ValueTask<T> task) => await task.ConfigureAwait(false);
    }

    static async ValueTask<object?> FromSequence<T>(IAsyncEnumerable<T> sequence)
    {
        ArrayList items = [];
        await foreach (var item in sequence.ConfigureAwait(false))
            items.Add(item);
        return items;
    }
}

using System.Buffers;
using System.Text;
using System.Text.Json;

namespace HotChocolate.Execution;

public static class ExecutionResultExtensions
{
    /// <summary>The result as JSON.</summary>
    public static string ToJson(this IExecutionResult result, bool withIndentations = true)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, ResultWriter.Options with { Indented = withIndentations }))
            ResultWriter.Write(writer, (OperationResult)result.ExpectOperationResult());
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public static IOperationResult ExpectOperationResult(this IExecutionResult result) =>
        result as IOperationResult ?? throw new ArgumentException("The result is a stream.", nameof(result));

    public static IResponseStream ExpectResponseStream(this IExecutionResult result) =>
        result as IResponseStream ?? throw new ArgumentException("The result is not a stream.", nameof(result));
}

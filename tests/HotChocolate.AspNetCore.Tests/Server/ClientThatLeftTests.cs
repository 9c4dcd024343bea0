using System.IO.Pipelines;
using HotChocolate;
using HotChocolate.AspNetCore;
using HotChocolate.Execution;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace HotChocolateTests.Server;

public sealed class ClientThatLeftTests
{
    [Fact]
    public async Task Length_is_that_of_response_although_nobody_takes_it()
    {
        using var body = new MemoryStream();
        var context = new DefaultHttpContext();
        context.Features.Set<IHttpResponseBodyFeature>(new Left(body));
        var error = ErrorBuilder.New().SetMessage("It is told to nobody.").Build();

        await ResponseWriter.WriteAsync(context.Response, new OperationResult(null, [error]), ResponseFormat.PlainJson, 200);

        Assert.True(body.Length > 0);
        Assert.Equal(body.Length, context.Response.ContentLength);
    }

    sealed class Left(Stream body) : StreamResponseBodyFeature(body), IHttpResponseBodyFeature
    {
        PipeWriter IHttpResponseBodyFeature.Writer { get; } = new LeftWriter(PipeWriter.Create(body));
    }

    /// <summary>As that of Kestrel, once the connection is gone: it counts nothing.</summary>
    sealed class LeftWriter(PipeWriter writer) : PipeWriter
    {
        public override bool CanGetUnflushedBytes => true;

        public override long UnflushedBytes => 0;

        public override void Advance(int bytes) => writer.Advance(bytes);

        public override void CancelPendingFlush() => writer.CancelPendingFlush();

        public override void Complete(Exception? exception = null) => writer.Complete(exception);

        public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default) =>
            writer.FlushAsync(cancellationToken);

        public override Memory<byte> GetMemory(int sizeHint = 0) => writer.GetMemory(sizeHint);

        public override Span<byte> GetSpan(int sizeHint = 0) => writer.GetSpan(sizeHint);
    }
}

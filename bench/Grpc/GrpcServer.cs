using System.IO.Pipelines;
using System.Net;
using Google.Protobuf;
using Map.Bench.Load;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Map.Bench.Grpc;

/// <summary>One Kestrel that answers the same bytes as gRPC and as the plain body of a POST.</summary>
static class GrpcServer
{
    static readonly byte[] Page = Samples.Page.ToByteArray();
    static readonly byte[] Part = Samples.Part.ToByteArray();

    public static string PathOf(bool streams, bool parses) => $"/bare/{(streams ? "stream" : "unary")}{(parses ? "/protobuf" : "")}";

    public static async Task<int> RunAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(
            kestrel => kestrel.Listen(IPAddress.Loopback, 0, endpoint => endpoint.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc();
        await using var app = builder.Build();
        app.UseRouting();
        app.MapGrpcService<SamplePlacesService>();
        foreach (var parses in (bool[])[false, true])
        {
            app.MapPost(PathOf(streams: false, parses), context => AnswerAsync(context, parses));
            app.MapPost(PathOf(streams: true, parses), context => StreamAsync(context, parses));
        }
        ServerUsage.Map(app);
        await app.StartAsync();
        Console.WriteLine(app.Urls.First());
        await app.WaitForShutdownAsync();
        return 0;
    }

    static async Task AnswerAsync(HttpContext context, bool parses)
    {
        await ReadAsync(context, parses);
        context.Response.ContentLength = Page.Length;
        await context.Response.StartAsync();
        await WriteAsync(context.Response.BodyWriter, Samples.Page, Page, parses);
    }

    static async Task StreamAsync(HttpContext context, bool parses)
    {
        await ReadAsync(context, parses: false);
        await context.Response.StartAsync();
        for (var i = 0; i < Samples.Messages; i++)
            await WriteAsync(context.Response.BodyWriter, Samples.Part, Part, parses);
    }

    static ValueTask<FlushResult> WriteAsync(PipeWriter writer, IMessage message, byte[] bytes, bool parses)
    {
        var span = writer.GetSpan(bytes.Length)[..bytes.Length];
        if (parses)
            message.WriteTo(span);
        else
            bytes.CopyTo(span);
        writer.Advance(bytes.Length);
        return writer.FlushAsync();
    }

    static async ValueTask ReadAsync(HttpContext context, bool parses)
    {
        while (true)
        {
            var read = await context.Request.BodyReader.ReadAsync(context.RequestAborted);
            if (read.IsCompleted && parses)
                NearRequest.Parser.ParseFrom(read.Buffer);
            context.Request.BodyReader.AdvanceTo(read.IsCompleted ? read.Buffer.End : read.Buffer.Start, read.Buffer.End);
            if (read.IsCompleted)
                return;
        }
    }
}

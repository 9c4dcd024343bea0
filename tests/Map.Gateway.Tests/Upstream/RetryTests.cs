using System.Reflection;
using Google.Protobuf.Reflection;
using Grpc.Core;
using Map.Gateway.Tests.Hosting;
using static Google.Protobuf.Reflection.MethodOptions.Types;

namespace Map.Gateway.Tests.Upstream;

public sealed class RetryTests(RefusingService refusing) : IClassFixture<RefusingService>
{
    internal static readonly IReadOnlyList<MethodDescriptor> Contract =
    [
        .. typeof(V1.Place).Assembly.GetTypes()
            .Select(type => type.GetCustomAttribute<BindServiceMethodAttribute>())
            .Where(bound => bound is not null)
            .Select(bound => (ServiceDescriptor)bound!.BindType.GetProperty("Descriptor")!.GetValue(null)!)
            .SelectMany(service => service.Methods),
    ];

    // Sent again, these would be done twice.
    static readonly string[] Writing =
    [
        "ContributionsService.UpdatePlace", "ContributionsService.ConfirmPlace", "ContributionsService.WithdrawPlace", "ContributionsService.RestorePlace",
        "ContributionsService.AddInvolvement", "ContributionsService.UpdateInvolvement", "ContributionsService.EndInvolvement",
        "ContributionsService.AddOrganisation", "ContributionsService.UpdateOrganisation", "ContributionsService.PublishOrganisation",
        "ContributionsService.CreateEvent", "ContributionsService.UpdateEvent", "ContributionsService.CancelEvent", "ContributionsService.WithdrawEvent",
        "ContributionsService.RestoreEvent",
        "ContributionsService.MergePlaces", "ContributionsService.MergeOrganisations", "ContributionsService.Revert",
        "ContributionsService.RevertContributor",
        "FreshnessService.CreateConfirmationLink", "FreshnessService.RevokeConfirmationLink", "FreshnessService.AnswerConfirmationLink",
        "FreshnessService.StopMail",
        "KeysService.CreateKey", "KeysService.CloseKey", "KeysService.FreezeKey", "KeysService.ThawKey",
        "ImportService.Import",
        "PlacesService.CreatePlace",
        "SuggestionsService.Suggest", "SuggestionsService.AnswerQuestion",
        "SuggestionsService.TakeBackSuggestion", "SuggestionsService.AcceptSuggestion", "SuggestionsService.RejectSuggestions",
        "SuggestionsService.AskAbout", "SuggestionsService.LookAt",
        "TellMeService.SubscribeByMail", "TellMeService.ConfirmSubscription", "TellMeService.LeaveSubscription", "TellMeService.SubscribeByPush",
    ];

    public static TheoryData<string, string> Methods
    {
        get
        {
            var methods = new TheoryData<string, string>();
            foreach (var method in Contract)
                methods.Add(method.Service.FullName, method.Name);
            return methods;
        }
    }

    [Fact]
    public async Task Query_is_sent_again_when_service_was_unavailable()
    {
        await using var service = await InventedService.StartAsync();
        await using var gateway = await TestGateway.StartAsync(service.Address);
        service.Places.Failure = new RpcException(new Status(StatusCode.Unavailable, "starting"));

        var error = await gateway.ErrorAsync("{ places { nodes { name } } }");

        Assert.Equal("UNAVAILABLE", (string?)error["extensions"]!["code"]);
        Assert.Equal(3, service.Log.Calls.Count);
    }

    [Fact]
    public async Task Query_that_failed_otherwise_is_not_sent_again()
    {
        await using var service = await InventedService.StartAsync();
        await using var gateway = await TestGateway.StartAsync(service.Address);
        service.Places.Failure = new RpcException(new Status(StatusCode.Internal, "broken"));

        await gateway.ErrorAsync("{ places { nodes { name } } }");

        Assert.Single(service.Log.Calls);
    }

    [Fact]
    public void Contract_says_of_every_method_but_those_that_write_that_it_changes_nothing() => Assert.Equal(
        Writing.Order(),
        from method in Contract
        where method.GetOptions()?.IdempotencyLevel != IdempotencyLevel.NoSideEffects
        orderby $"{method.Service.Name}.{method.Name}"
        select $"{method.Service.Name}.{method.Name}");

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task Method_is_sent_again_if_it_changes_nothing(string service, string name)
    {
        var described = Contract.Single(method => (method.Service.FullName, method.Name) == (service, name));
        var method = new Method<string, string>(
            described.IsServerStreaming ? MethodType.ServerStreaming : MethodType.Unary, service, name,
            Marshallers.StringMarshaller, Marshallers.StringMarshaller);
        using var channel = GatewayChannel.To(refusing.Address);

        var failure = await Assert.ThrowsAsync<RpcException>(() => FirstAsync(channel.CreateCallInvoker(), method));

        Assert.Equal(StatusCode.Unavailable, failure.StatusCode);
        Assert.Equal(ContractMethods.IsReading(method) ? 3 : 1, refusing.CallsOf(service, name));
        Assert.Equal(!Writing.Contains($"{described.Service.Name}.{name}"), ContractMethods.IsReading(method));
    }

    [Fact]
    public void Service_that_is_not_ours_has_nothing_to_write_to() => Assert.True(ContractMethods.IsReading(new Method<string, string>(
        MethodType.Unary, "grpc.health.v1.Health", "Check", Marshallers.StringMarshaller, Marshallers.StringMarshaller)));

    static async Task FirstAsync(CallInvoker invoker, Method<string, string> method)
    {
        if (method.Type == MethodType.Unary)
            await invoker.AsyncUnaryCall(method, null, new(), "");
        else
            await invoker.AsyncServerStreamingCall(method, null, new(), "").ResponseStream.MoveNext(CancellationToken.None);
    }
}

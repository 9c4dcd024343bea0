using Grpc.Core;
using Grpc.Core.Interceptors;
using Map.Gateway.Http.Caching;
using Map.Gateway.Upstream;
using Map.V1;
using Microsoft.AspNetCore.Http;

namespace Map.Gateway.Tests.Upstream;

public sealed class DataVersionInterceptorTests
{
    // Neither what they change nor what they read has a data version.
    static readonly string[] BesideMap =
    [
        "FreshnessService.AnswerConfirmationLink", "FreshnessService.CreateConfirmationLink", "FreshnessService.ListDeadLinks", "FreshnessService.ListStalePlaces",
        "FreshnessService.OpenConfirmationLink", "FreshnessService.RevokeConfirmationLink", "FreshnessService.StopMail",
        "KeysService.CloseKey", "KeysService.CreateKey", "KeysService.FreezeKey", "KeysService.ListKeys",
        "KeysService.ThawKey",
        "SuggestionsService.AnswerQuestion", "SuggestionsService.AskAbout", "SuggestionsService.GetReceipt", "SuggestionsService.ListSuggestionGroups",
        "SuggestionsService.ListSuggestions", "SuggestionsService.LookAt", "SuggestionsService.RejectSuggestions", "SuggestionsService.Suggest",
        "SuggestionsService.TakeBackSuggestion",
        "TellMeService.ConfirmSubscription", "TellMeService.GetWaysToTell", "TellMeService.LeaveSubscription", "TellMeService.OpenSubscription",
        "TellMeService.SubscribeByMail", "TellMeService.SubscribeByPush",
    ];

    [Fact]
    public void Contract_says_of_these_methods_alone_that_they_are_beside_the_map() => Assert.Equal(
        BesideMap,
        from method in RetryTests.Contract
        where ContractMethods.IsBesideMap(new Method<string, string>(
            MethodType.Unary, method.Service.FullName, method.Name, Marshallers.StringMarshaller, Marshallers.StringMarshaller))
        orderby $"{method.Service.Name}.{method.Name}"
        select $"{method.Service.Name}.{method.Name}");

    [Theory]
    [InlineData(StatusCode.OK, true)]
    [InlineData(StatusCode.InvalidArgument, false)]
    [InlineData(StatusCode.Unauthenticated, false)]
    [InlineData(StatusCode.PermissionDenied, false)]
    // After the change is written, its response may still meet these.
    [InlineData(StatusCode.NotFound, true)]
    [InlineData(StatusCode.Aborted, true)]
    [InlineData(StatusCode.Unavailable, true)]
    [InlineData(StatusCode.DeadlineExceeded, true)]
    [InlineData(StatusCode.Cancelled, true)]
    [InlineData(StatusCode.Internal, true)]
    public async Task Call_that_may_have_written_makes_the_version_unknown(StatusCode status, bool isForgotten)
    {
        var known = new KnownDataVersion(TimeProvider.System);
        var before = known.Invalidated;
        var response = status == StatusCode.OK ? Task.FromResult(new Place()) : Task.FromException<Place>(new RpcException(new(status, "")));

        var call = new DataVersionInterceptor(known, new HttpContextAccessor()).AsyncUnaryCall(
            new CreatePlaceRequest(),
            new ClientInterceptorContext<CreatePlaceRequest, Place>(Create, null, default),
            (_, _) => new(response, Task.FromResult(new Metadata()), () => default, () => [], () => { }));
        await Task.WhenAny(call.ResponseAsync);

        Assert.Equal(isForgotten, before.IsCancellationRequested);
    }

    static readonly Method<CreatePlaceRequest, Place> Create = new(
        MethodType.Unary, "map.v1.PlacesService", "CreatePlace", Marshallers.Create(_ => [], _ => new CreatePlaceRequest()),
        Marshallers.Create(_ => [], _ => new Place()));
}

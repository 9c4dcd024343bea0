using System.Security.Claims;
using HotChocolate.Authorization;
using HotChocolate.Execution;
using HotChocolate.Types;

namespace HotChocolateTests.Execution;

public class AuthorizationTests
{
    [Theory]
    [InlineData("{ open }", null, null)]
    [InlineData("{ members }", null, "AUTH_NOT_AUTHENTICATED")]
    [InlineData("{ members }", "guest", null)]
    [InlineData("{ admins }", "guest", "AUTH_NOT_AUTHORIZED")]
    [InlineData("{ admins }", "admin", null)]
    [InlineData("{ policy }", "guest", "AUTH_NOT_AUTHORIZED")]
    [InlineData("{ policy }", "admin", null)]
    [InlineData("{ safe { inside } }", "guest", null)]
    [InlineData("{ safe { inside } }", null, "AUTH_NOT_AUTHENTICATED")]
    [InlineData("{ safe { lobby } }", null, null)]
    [InlineData("{ both }", "guest", "AUTH_NOT_AUTHORIZED")]
    [InlineData("{ both }", "admin", null)]
    [InlineData("{ anySafe { ... on Safe { inside } } }", null, "AUTH_NOT_AUTHENTICATED")]
    [InlineData("{ anySafe { ... on Safe { inside } } }", "guest", null)]
    [InlineData("{ anySafe { lobby } }", null, null)]
    public async Task Field_is_for_those_whom_its_attribute_names(string document, string? role, string? code)
    {
        await using var provider = GraphQL.Build(
            b => b.AddQueryType<Query>().AddAuthorization(),
            s => s.AddAuthorizationCore(o => o.AddPolicy("admins", p => p.RequireRole("admin"))));
        var user = role is null ? new ClaimsPrincipal() : new ClaimsPrincipal(new ClaimsIdentity([new(ClaimTypes.Role, role)], "test"));
        var executor = await provider.GetRequestExecutorAsync();

        var result = await executor.ExecuteAsync(OperationRequestBuilder.New()
            .SetDocument(document).SetGlobalState(nameof(ClaimsPrincipal), user).Build());

        Assert.Equal(code, Json.Errors(result.ToJson()) is [{ } error] ? Json.Code(error.AsObject()) : null);
    }

    public class Query
    {
        public string? Open => "x";

        [Authorize]
        public string? Members => "x";

        [Authorize(Roles = ["admin"])]
        public string? Admins => "x";

        [Authorize("admins")]
        public string? Policy() => "x";

        [Authorize]
        [Authorize(Roles = ["admin", "owner"])]
        public string? Both => "x";

        public Safe Safe => new();

        public ISafe AnySafe => new Safe();
    }

    [InterfaceType("AnySafe")]
    public interface ISafe
    {
        string? Lobby { get; }
    }

    [Authorize]
    public class Safe : ISafe
    {
        public string? Inside => "x";

        [AllowAnonymous]
        public string? Lobby => "x";
    }
}

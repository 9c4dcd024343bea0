using System.Reflection;
using System.Security.Claims;
using HotChocolate.Execution.Processing;
using HotChocolate.Resolvers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;
using AllowAnonymousAttribute = HotChocolate.Authorization.AllowAnonymousAttribute;
using AuthorizeAttribute = HotChocolate.Authorization.AuthorizeAttribute;

namespace HotChocolate.Types.Building;

/// <summary>Puts what <see cref="AuthorizeAttribute"/> asks for in front of a resolver.</summary>
static class Authorization
{
    public static FieldResolver Protect(FieldResolver resolver, MemberInfo member)
    {
        if (member.IsDefined(typeof(AllowAnonymousAttribute)))
            return resolver;
        AuthorizeAttribute[] rules = [.. member.GetCustomAttributes<AuthorizeAttribute>(),
            .. member.DeclaringType!.GetCustomAttributes<AuthorizeAttribute>()];
        if (rules.Length == 0)
            return resolver;
        return new FieldResolver
        {
            Async = async context =>
            {
                await DemandAsync(context, rules).ConfigureAwait(false);
                return await resolver.ResolveAsync(context).ConfigureAwait(false);
            },
        };
    }

    static async ValueTask DemandAsync(ResolverContext context, AuthorizeAttribute[] rules)
    {
        if (!context.TryGetGlobalState<ClaimsPrincipal>(nameof(ClaimsPrincipal), out var user)
            || user.Identity?.IsAuthenticated is not true)
            throw Refused(ErrorCodes.Authentication.NotAuthenticated);
        foreach (var rule in rules)
        {
            if (rule.Roles is { Length: > 0 } roles && !roles.Any(user.IsInRole))
                throw Refused(ErrorCodes.Authentication.NotAuthorized);
            if (rule.Policy is null)
                continue;
            var service = context.Services.GetRequiredService<IAuthorizationService>();
            if (!(await service.AuthorizeAsync(user, context, rule.Policy).ConfigureAwait(false)).Succeeded)
                throw Refused(ErrorCodes.Authentication.NotAuthorized);
        }
    }

    static GraphQLException Refused(string code) => new(ErrorBuilder.New()
        .SetMessage("The current user is not authorized to access this resource.")
        .SetCode(code)
        .Build());
}

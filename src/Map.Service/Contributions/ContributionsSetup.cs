using Map.Service.Contributions.Edits;
using Map.Service.Contributions.Looks;
using Map.Service.Contributions.Merges;
using Map.Service.Contributions.Suggestions;
using Map.Service.Contributions.Suggestions.Bounds;
using Map.Service.Contributions.Suggestions.Groups;
using Map.Service.Contributions.Suggestions.Rules;
using Map.Service.Contributions.Undo;
using Map.Service.Hosting;

namespace Map.Service.Contributions;

static class ContributionsSetup
{
    public static IServiceCollection AddContributions(this IServiceCollection services, SuggestionSettings suggestions) => services
        .AddSingleton<EditSessions>().AddSingleton<UpdatePlace>().AddSingleton<ConfirmPlace>().AddSingleton<PublishPlace>()
        .AddSingleton<EditInvolvements>().AddSingleton<EditOrganisations>().AddSingleton<PublishOrganisation>()
        .AddSingleton<EditEvents>().AddSingleton<CancelEvent>().AddSingleton<PublishEvent>().AddSingleton<MergePlaces>().AddSingleton<MergeOrganisations>()
        .AddSingleton<Revert>().AddSingleton<AddPlace>().AddSingleton<ProposedChanges>().AddSingleton<Suggest>().AddSingleton<FollowReceipt>()
        .AddSingleton<ReviewSuggestions>().AddSingleton<SuggestionGroupList>().AddSingleton<LookAt>().AddSingleton(suggestions)
        .AddSingleton<Origins>().AddSingleton<Regroup>().AddSingleton<ProofOfWork>().AddSingleton<Admission>().AddSingleton<RuleStore>().AddSingleton<RuleLanguage>()
        .AddSingleton<ApplyRules>().AddSingleton<OriginsForgotten>().AddHostedService(all => all.GetRequiredService<OriginsForgotten>())
        .AddQueriedMetrics<SuggestionMetrics>();

    public static void MapContributions(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGrpcService<ContributionsApi>();
        endpoints.MapGrpcService<SuggestionsApi>();
    }
}

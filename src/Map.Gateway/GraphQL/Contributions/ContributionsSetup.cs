namespace Map.Gateway.GraphQL.Contributions;

static class ContributionsSetup
{
    public static IRequestExecutorBuilder AddContributions(this IRequestExecutorBuilder schema) => schema
        .AddTypeExtension<SimilarPlaces>()
        .AddTypeExtension<SimilarToAdded>()
        .AddTypeExtension<UpdatePlace>()
        .AddTypeExtension<ConfirmPlace>()
        .AddTypeExtension<WithdrawPlace>()
        .AddTypeExtension<RestorePlace>()
        .AddTypeExtension<AddInvolvement>()
        .AddTypeExtension<UpdateInvolvement>()
        .AddTypeExtension<EndInvolvement>()
        .AddTypeExtension<AddOrganisation>()
        .AddTypeExtension<UpdateOrganisation>()
        .AddTypeExtension<PublishOrganisation>()
        .AddTypeExtension<AddEvent>()
        .AddTypeExtension<UpdateEvent>()
        .AddTypeExtension<CancelEvent>()
        .AddTypeExtension<WithdrawEvent>()
        .AddTypeExtension<RestoreEvent>()
        .AddTypeExtension<MergePlaces>()
        .AddTypeExtension<MergeOrganisations>()
        .AddTypeExtension<Unmerge>()
        .AddTypeExtension<RevertRevision>()
        .AddTypeExtension<RevertAct>()
        .AddTypeExtension<RevertContributor>();
}

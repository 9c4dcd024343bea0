namespace Map.Gateway.GraphQL.Scalars;

static class ScalarsSetup
{
    public static IRequestExecutorBuilder AddScalars(this IRequestExecutorBuilder schema) => schema
        .BindRuntimeType<DateOnly, DateType>()
        .BindRuntimeType<PartialDate, PartialDateType>()
        .BindRuntimeType<LanguageTag, LanguageType>();
}

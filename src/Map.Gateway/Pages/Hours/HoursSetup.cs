using Map.Gateway.Pages.Built;

namespace Map.Gateway.Pages.Hours;

/// <summary>What pages need to show opening hours.</summary>
static class HoursSetup
{
    public static void AddHours(this IServiceCollection services) => services
        .AddSingleton<OpeningHoursEngine>()
        .AddSingleton<OpeningWeeks>()
        .AddSingleton(provider => TimeZones.Read(provider.GetRequiredService<WebPages>()));
}

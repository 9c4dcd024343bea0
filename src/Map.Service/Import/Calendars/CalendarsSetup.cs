namespace Map.Service.Import.Calendars;

static class CalendarsSetup
{
    public static IServiceCollection AddCalendars(this IServiceCollection services) => services.AddSingleton<CalendarImport>().AddSingleton<CalendarSuggestions>().AddSingleton<ImportCalendar>();
}

using Map.Service.Events.Times;

namespace Map.Service.Events.Write;

/// <summary>The rules for every event that is written. What has to be on the map already, places, organisations and regions, is asked of the database by who
/// writes.</summary>
static class EventRules
{
    public static void Check(Event message, Violations violations)
    {
        violations.Text("event.name", message.Name, 200);
        violations.Enum("event.kind", message.Kind, required: true);
        violations.Enum("event.status", message.Status);
        if (message.HasDescription) violations.Text("event.description", message.Description, 2000);
        if (message.HasUrl) violations.Address("event.url", message.Url);
        if (message.HasAccessibility) violations.Text("event.accessibility", message.Accessibility, 1000);
        violations.Count("event.languages", message.Languages.Count, 50);
        for (var i = 0; i < Math.Min(message.Languages.Count, 50); i++) violations.Language($"event.languages[{i}]", message.Languages[i]);
        ScheduleRules.Check(message.Schedule, "event.schedule", violations);
        VenueRules.Check(message.Venue, "event.venue", violations);
        Organisers(message, violations);
        if (message.Sources.Count == 0) violations.Add("event.sources", "is empty; at least one source.");
        violations.Count("event.sources", message.Sources.Count, 100);
        for (var i = 0; i < message.Sources.Count; i++) violations.WholeSource($"event.sources[{i}]", message.Sources[i], Event.Descriptor);
    }

    static void Organisers(Event message, Violations violations)
    {
        violations.Count("event.organisers", message.Organisers.Count, 20);
        for (var i = 0; i < Math.Min(message.Organisers.Count, 20); i++)
        {
            var (one, path) = (message.Organisers[i], $"event.organisers[{i}]");
            if (one.HasLabel) violations.Add($"{path}.label", "is set by the service; leave it unset.");
            switch (one.WhoCase)
            {
                case EventOrganiser.WhoOneofCase.Name: violations.Text($"{path}.name", one.Name, 200); break;
                case EventOrganiser.WhoOneofCase.OrganisationId: Ids.Parse(one.OrganisationId, $"{path}.organisation_id", violations); break;
                case EventOrganiser.WhoOneofCase.PlaceId: Ids.Parse(one.PlaceId, $"{path}.place_id", violations); break;
                default: violations.Add(path, "is empty; set exactly one of organisation_id, place_id and name."); break;
            }
        }
    }
}

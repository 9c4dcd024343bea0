using Google.Protobuf.Reflection;
using Map.Service.Events.Fields;

namespace Map.Service.Import.Calendars;

/// <summary>What a calendar changed since it was last imported. That alone is written, so that it does not set back what people did on the map.</summary>
static class EventChanges
{
    const string Sources = "sources";
    const string Venue = "venue";

    static readonly IReadOnlyList<FieldDescriptor> Fields =
    [
        .. new[] { "name", "kind", "status", "description", "url", "schedule", Venue, "organisers", "languages", "accessibility", Sources }.Select(name => Event.Descriptor.FindFieldByName(name)),
    ];

    /// <summary>Says in a row what changes.</summary>
    /// <param name="plan">The import.</param>
    /// <param name="row">Of an event that was imported before.</param>
    /// <param name="now">It, as the caller sees it.</param>
    /// <param name="isSourceAssumed">Whether nothing but the calendar says where it is known from: the name of the file is no news.</param>
    public static void Find(CalendarPlan plan, CalendarEventRow row, Event now, bool isSourceAssumed)
    {
        var before = row.Before!;
        row.Revision = now.Revision;
        if (row.Sequence < before.Sequence)
        {
            row.Note("older", "SEQUENCE", $"is {row.Sequence}, and {before.Sequence} was imported before: the file is older; it is left out.");
            return;
        }

        var said = before.Said ?? now;
        if (isSourceAssumed)
        {
            row.Event.Sources.Clear();
            row.Event.Sources.AddRange(said.Sources);
        }

        foreach (var field in Fields)
        {
            var changes = field.Name == Venue ? IsVenueChanged(plan, row, now) : !Equals(field.Accessor.GetValue(said), field.Accessor.GetValue(row.Event));
            if (!changes) continue;
            row.Fields.Add(field.Name);
            if (field.Name is Sources or Venue || before.Said is null || Equals(field.Accessor.GetValue(now), field.Accessor.GetValue(said))) continue;
            if (!Equals(field.Accessor.GetValue(now), field.Accessor.GetValue(row.Event)))
                row.Warn("changed_since", "-", $"changes {field.Name}, which somebody has changed on the map since it was imported; look at the event {now.Id}, and accept changed_since to have it as in the calendar.");
        }

        row.Changes.AddRange(EventTexts.Between(now, Merged(now, row)));
    }

    /// <summary>An event with what its calendar changed.</summary>
    public static Event Merged(Event whole, CalendarEventRow row)
    {
        var merged = whole.Clone();
        foreach (var field in Fields.Where(field => row.Fields.Contains(field.Name)))
        {
            field.Accessor.Clear(merged);
            if (field.IsRepeated)
                foreach (var item in (System.Collections.IList)field.Accessor.GetValue(row.Event)) ((System.Collections.IList)field.Accessor.GetValue(merged)).Add(item);
            else if (!field.HasPresence || field.Accessor.HasValue(row.Event)) field.Accessor.SetValue(merged, field.Accessor.GetValue(row.Event));
        }

        if (row.Fields.Contains(Sources))
            foreach (var source in whole.Sources.Where(source => row.Before?.Said?.Sources.Contains(source) == false && !merged.Sources.Contains(source))) merged.Sources.Add(source);
        return merged;
    }

    // Once an import was undone, the map itself says it; of a venue that is hidden nobody is told whether it is the same.
    static bool IsVenueChanged(CalendarPlan plan, CalendarEventRow row, Event now)
    {
        if (row.Before is { Said: not null, Venue: { } hash }) return !hash.AsSpan().SequenceEqual(plan.HashOf(row.Event.Venue));
        var seen = now.Venue.Clone();
        seen.ClearPlaceName();
        return !seen.Equals(row.Event.Venue);
    }
}

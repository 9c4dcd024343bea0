using System.Globalization;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Map.Contract.Files;
using Map.Sheets;
using PlaceColumn = Map.Contract.Files.FileColumn<Map.Contract.Files.FilePlace>;

namespace Map.Service.Import.Lists;

/// <summary>What the cells of an exported row change of its place.</summary>
/// <param name="row">Gets what cannot be taken.</param>
/// <param name="whole">The place.</param>
/// <param name="seen">The place as the file shows it.</param>
sealed class ExportedEdits(ListRow row, Place whole, Place seen)
{
    static readonly Dictionary<string, string> SetElsewhere = new()
    {
        ["kind"] = "a place keeps its kind; add another one and withdraw this.",
        ["regions"] = "the map finds them by the position.",
        ["operated_by"] = "who runs a place is changed on its page, or by operates.csv.",
        ["names"] = "names in other languages are changed on its page.",
    };

    readonly FilePlace file = new(seen, []);

    /// <summary>The place with all edits.</summary>
    public Place Edited { get; } = whole.Clone();

    /// <summary>The columns whose cells differ from the map.</summary>
    public List<string> Fields { get; } = [];

    public void Take(PlaceColumn column, Cell cell)
    {
        // Who runs it is not read with the place.
        if (column.Name == "operated_by" || IsSame(column.Value(file), cell)) return;
        Fields.Add(column.Name);
        if (SetElsewhere.TryGetValue(column.Name, out var where))
            row.Refuse("not_edited_here", column.Path ?? column.Name, $"says {Quote.Of(cell.Text)}, and the map {Quote.Of(CellText.Of(column.Value(file)))}; {where}");
        else if (!Set(column, Text(cell)))
            row.Refuse("value_refused", column.Path ?? column.Name, $"cannot be {Quote.Of(cell.Text)}; {Allowed(column)}");
    }

    static bool IsSame(object? value, Cell cell) => value switch
    {
        bool flag => YesNo(cell.Text) == flag,
        double number => double.TryParse(cell.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var given) && given == number,
        // A text that a workbook has no room for ends in an ellipsis.
        _ when cell.Text.Length > CellText.MostOfWorkbook - 10 && cell.Text.EndsWith(CellText.Ellipsis, StringComparison.Ordinal) => true,
        string text when cell.Kind == CellKind.Date => Text(cell) == text || PartialDate.From(text)?.FirstDay.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) == cell.Text,
        _ => Text(cell) == Unquoted(CellText.Of(value)).Trim(),
    };

    // A text that begins like a formula has an apostrophe before it.
    static string Text(Cell cell) => Unquoted(cell.Text);

    static string Unquoted(string text) => text is ['\'', var second, ..] && SpreadsheetText.Safe($"{second}").Length == 2 ? text[1..] : text;

    static bool? YesNo(string text) => text.ToLowerInvariant() switch { "yes" or "true" => true, "no" or "false" => false, _ => null };

    bool Set(PlaceColumn column, string text) => column.Name switch
    {
        "latitude" or "longitude" => SetPosition(column.Name, text),
        "opened_on" or "closed_on" => SetPeriod(column.Name, text),
        "capacity" or "capacity_as_of" or "capacity_kind" => SetCapacity(column.Name, text),
        "website" => SetText(text),
        "opening_hours" => SetField(Edited.SupportGroup is null ? "reporting_centre.opening_hours" : "support_group.opening_hours", text),
        "sources" => SetItems(Edited.Sources, seen.Sources, SourceText.Of, text, item => CitedSource.OfWhole(item)),
        "contacts" => SetItems(Edited.Contacts, seen.Contacts, contact => $"{Words.Of(contact.Kind)}: {contact.Value}", text, Contact),
        "other_names" => SetItems(Edited.OtherNames, seen.OtherNames, name => $"{Words.Of(name.Kind)}: {name.Name}", text, OtherName),
        "ways_to_help" => Edited.SupportGroup is { } group && SetItems(
            group.WaysToHelp, seen.SupportGroup.WaysToHelp, way => Words.Of(way.What), text,
            item => Words.Find<HelpKind>(item) is var what && what != HelpKind.Unspecified ? new WayToHelp { What = what } : null),
        _ => column.Path is { } path && SetField(path, text),
    };

    bool SetText(string text)
    {
        if (text.Length == 0) Edited.ClearWebsite();
        else Edited.Website = text;
        return true;
    }

    /// <summary>To be called after the last cell.</summary>
    public void End()
    {
        if (whole.Position is null && Edited.Position is not null && !(Fields.Contains("latitude") && Fields.Contains("longitude")))
            row.Refuse("value_refused", "position", "has only one of latitude and longitude; give both.");
    }

    bool SetPosition(string name, string text)
    {
        if (text.Length == 0)
        {
            Edited.Position = null;
            Edited.Precision = Precision.Unspecified;
            return true;
        }

        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees)) return false;
        // Both may be new: the other one comes with its own cell.
        Edited.Position ??= new();
        if (name == "latitude") Edited.Position.Latitude = degrees;
        else Edited.Position.Longitude = degrees;
        return true;
    }

    bool SetPeriod(string name, string text)
    {
        if (Edited.Periods.Count > 1) return false;
        if (Edited.Periods.Count == 0) Edited.Periods.Add(new Period());
        var period = Edited.Periods[0];
        if (name == "opened_on") _ = text.Length == 0 ? Clear(period.ClearFrom) : Clear(() => period.From = text);
        else _ = text.Length == 0 ? Clear(period.ClearTo) : Clear(() => period.To = text);
        if (!period.HasFrom && !period.HasTo) Edited.Periods.Clear();
        return text.Length == 0 || PartialDate.TryParse(text, out _);
    }

    static bool Clear(Action action)
    {
        action();
        return true;
    }

    bool SetCapacity(string name, string text)
    {
        if (Edited.DetentionCentre is not { } centre) return text.Length == 0;
        var capacity = centre.Capacities.LastKnown();
        if (capacity is null) centre.Capacities.Insert(0, capacity = new Capacity { Source = whole.FirstForClaim() });
        switch (name)
        {
            case "capacity" when text.Length == 0:
                centre.Capacities.Remove(capacity);
                return true;
            case "capacity":
                capacity.People = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var people) ? people : -1;
                return capacity.People >= 0;
            case "capacity_as_of":
                capacity.AsOf = text;
                return PartialDate.TryParse(text, out _) || text.Length == 0;
            default:
                capacity.Kind = Words.Find<CapacityKind>(text);
                return text.Length == 0 || capacity.Kind != CapacityKind.Unspecified;
        }
    }

    // What the cell still names stays as it is, with what the file does not show of it, in the order of the cell; behind it what the file does not
    // show at all.
    static bool SetItems<T>(
        Google.Protobuf.Collections.RepeatedField<T> items, IEnumerable<T> shown, Func<T, string> textOf, string text, Func<string, T?> read) where T : class
    {
        string[] wanted = text.Split(CellText.Between.Trim(), StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var gone = shown.Select(textOf).Except(wanted).ToHashSet();
        foreach (var item in items.Where(item => gone.Contains(textOf(item))).ToList()) items.Remove(item);
        foreach (var item in wanted.Except(items.Select(textOf).ToList()))
            if (read(item) is { } added) items.Add(added);
            else return false;
        var ordered = items.OrderBy(item => Array.IndexOf(wanted, textOf(item)) is >= 0 and var at ? at : int.MaxValue).ToList();
        items.Clear();
        items.Add(ordered);
        return true;
    }

    static Contact? Contact(string text) =>
        text.Split(": ", 2) is [var kind, var value] && Words.Find<ContactKind>(kind) is var known && known != ContactKind.Unspecified
            ? new() { Kind = known, Value = value, Visibility = ContactVisibility.Public } : null;

    static OtherName? OtherName(string text) =>
        text.Split(": ", 2) is [var kind, var name] && Words.Find<NameKind>(kind) is var known && known != NameKind.Unspecified
            ? new() { Kind = known, Name = name } : null;

    bool SetField(string path, string text)
    {
        IMessage message = Edited;
        var names = path.Split('.');
        foreach (var name in names[..^1])
        {
            var inner = message.Descriptor.FindFieldByName(name);
            // A place has the details of its kind only.
            if (inner.Accessor.GetValue(message) is not IMessage)
            {
                if (inner.ContainingOneof is not null) return text.Length == 0;
                inner.Accessor.SetValue(message, inner.MessageType.Parser.ParseFrom([]));
            }

            message = (IMessage)inner.Accessor.GetValue(message);
        }

        return SetField(message, message.Descriptor.FindFieldByName(names[^1]), text);
    }

    static bool SetField(IMessage message, FieldDescriptor field, string text)
    {
        if (field.IsRepeated)
        {
            var list = (System.Collections.IList)field.Accessor.GetValue(message);
            list.Clear();
            foreach (var item in text.Split(CellText.Between.Trim(), StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                if (Value(field, item) is { } value) list.Add(value);
                else return false;
            return true;
        }

        if (text.Length == 0)
        {
            field.Accessor.Clear(message);
            return true;
        }

        if (Value(field, text) is not { } single) return false;
        field.Accessor.SetValue(message, single);
        return true;
    }

    static object? Value(FieldDescriptor field, string text) => field.FieldType switch
    {
        FieldType.String => text,
        FieldType.Bool => YesNo(text),
        FieldType.Enum => Words.All(field.EnumType).FirstOrDefault(known => known.Word == text).Value,
        _ => null,
    };

    static string OneOf<T>() where T : struct, Enum => $"one of {string.Join(", ", Words.Values<T>().Select(value => Words.Of(value)))}.";

    static FieldDescriptor? FieldOf(PlaceColumn column)
    {
        var message = Place.Descriptor;
        string[] names = column.Path?.Split('.') ?? [];
        foreach (var name in names.SkipLast(1)) message = message.FindFieldByName(name).MessageType;
        return names.Length == 0 ? null : message.FindFieldByName(names[^1]);
    }

    static string Allowed(PlaceColumn column) => column.Name switch
    {
        "latitude" or "longitude" => "degrees with a point, such as 51.1456.",
        "opened_on" or "closed_on" => $"{PartialDate.Allowed}; a place of several periods is changed on its page.",
        "capacity" => "a number of people.",
        "capacity_as_of" => $"{PartialDate.Allowed}.",
        "contacts" => $"such as \"email: info@example.org | voice: +44 …\"; kinds: {OneOf<ContactKind>()}",
        "other_names" => $"such as \"former: Old name\"; kinds: {OneOf<NameKind>()}",
        "ways_to_help" => OneOf<HelpKind>(),
        _ when FieldOf(column) is { FieldType: FieldType.Enum } field => $"one of {string.Join(", ", Words.All(field.EnumType).Select(known => known.Word))}.",
        _ when FieldOf(column) is { FieldType: FieldType.Bool } => "yes or no.",
        _ => column.Description is { Length: > 0 } description ? $"{char.ToLowerInvariant(description[0])}{description[1..]}" : "see docs/files.md.",
    };
}

namespace Map.Service.Import.Lists;

/// <summary>What is wrong or odd with a row of a list.</summary>
/// <param name="Code">Which kind of thing it is, in lower_case words; warnings are accepted by it.</param>
/// <param name="Column">The column as the list calls it; - for the row as a whole.</param>
/// <param name="Text">What it is, and what can be done.</param>
/// <param name="Effect">What it does to the row.</param>
sealed record RowNote(string Code, string Column, string Text, ImportNoteEffect Effect);

namespace InfoDisclosure.Core.Documents.Inspecting.Office;

/// <summary>A text or a table (then with <see cref="Rows"/>) as the scan and the mask see it.</summary>
internal sealed record StoryPiece(string Where, JoinedText Text, IReadOnlyList<IReadOnlyList<JoinedText>>? Rows)
{
    /// <summary>This is how a reader sees it; other pieces are further readings of the same words.</summary>
    public required bool IsSeen { get; init; }

    /// <summary>The same words stand elsewhere too: Word writes text boxes twice.</summary>
    public bool IsRepeated { get; init; }
}

/// <summary>
/// Puts the words of a story together as they are read: as they stand; with hidden words, where there are any; as they were
/// before changes were tracked; and what fields say. Scan and mask see exactly the same pieces.
/// </summary>
internal static class StoryTexts
{
    /// <summary>All readings of a story; without tracked deletions when these are taken out.</summary>
    public static IEnumerable<StoryPiece> Of(Story story, bool withoutDeleted)
    {
        var stretches = story.Blocks.OfType<StoryParagraph>().GroupBy(paragraph => paragraph.Stretch).ToDictionary(stretch => stretch.Key, stretch => stretch.ToList());
        var shown = stretches.Values.Where(stretch => !stretch[0].Copy).Select(stretch => Join(stretch, Seen).Text).ToHashSet(StringComparer.Ordinal);
        var done = new HashSet<int>();
        foreach (var block in story.Blocks)
        {
            var pieces = block switch
            {
                StoryParagraph paragraph => done.Add(paragraph.Stretch) ? Of(stretches[paragraph.Stretch], withoutDeleted, shown) : [],
                StoryTable table => Of(table, withoutDeleted),
                _ => throw new InvalidOperationException($"A story has no {block.GetType().Name}."),
            };
            foreach (var piece in pieces)
                yield return piece;
        }
    }

    private static bool Seen(SlotKinds kinds) => (kinds & (SlotKinds.Deleted | SlotKinds.Hidden | SlotKinds.Code)) == SlotKinds.Plain;

    private static bool WithHidden(SlotKinds kinds) => (kinds & (SlotKinds.Deleted | SlotKinds.Code)) == SlotKinds.Plain;

    private static bool BeforeChanges(SlotKinds kinds) => (kinds & (SlotKinds.Inserted | SlotKinds.Code)) == SlotKinds.Plain;

    private static bool Code(SlotKinds kinds) => kinds.HasFlag(SlotKinds.Code);

    private static IEnumerable<StoryPiece> Of(List<StoryParagraph> stretch, bool withoutDeleted, HashSet<string> shown)
    {
        var whole = Join(stretch, Seen);
        var isRepeated = stretch[0].Copy && shown.Contains(whole.Text);
        if (!string.IsNullOrWhiteSpace(whole.Text))
            yield return new StoryPiece(stretch[0].Where, whole, null) { IsSeen = !isRepeated, IsRepeated = isRepeated };
        foreach (var paragraph in stretch)
        {
            // Further readings only of what differs in them, so that nothing is told twice.
            foreach (var (name, taken) in FurtherReadings([paragraph], withoutDeleted))
            {
                var text = Join([paragraph], taken);
                if (!string.IsNullOrWhiteSpace(text.Text))
                    yield return new StoryPiece(paragraph.Where + name, text, null) { IsSeen = false, IsRepeated = isRepeated };
            }
        }
    }

    private static IEnumerable<StoryPiece> Of(StoryTable table, bool withoutDeleted)
    {
        var paragraphs = table.Rows.SelectMany(row => row.Cells).SelectMany(cell => cell.Paragraphs).ToList();
        foreach (var (name, taken) in FurtherReadings(paragraphs, withoutDeleted).Prepend(("", Seen)))
        {
            var rows = table.Rows.Where(row => !(withoutDeleted && row.Deleted)).Select(row => Row(row, taken)).ToList();
            yield return new StoryPiece(table.Where + name, new JoinedText(), rows) { IsSeen = name.Length == 0 };
        }
    }

    private static List<JoinedText> Row(StoryRow row, Func<SlotKinds, bool> taken)
    {
        var cells = Enumerable.Range(0, row.Before).Select(_ => new JoinedText()).ToList();
        foreach (var cell in row.Cells)
        {
            // A wide cell takes as many places as it has columns, so that what is below stays under its heading.
            cells.Add(Join(cell.Paragraphs, taken));
            cells.AddRange(Enumerable.Range(1, cell.Span - 1).Select(_ => new JoinedText()));
        }
        return cells;
    }

    private static IEnumerable<(string Name, Func<SlotKinds, bool> Taken)> FurtherReadings(IReadOnlyCollection<StoryParagraph> paragraphs, bool withoutDeleted)
    {
        var kinds = SlotKinds.Plain;
        foreach (var slot in paragraphs.SelectMany(paragraph => paragraph.Slots))
            kinds |= slot.Kinds;
        if (kinds.HasFlag(SlotKinds.Hidden))
            yield return ("隐藏文字", WithHidden);
        if (kinds.HasFlag(SlotKinds.Deleted) && !withoutDeleted)
            yield return ("修订前文字", BeforeChanges);
        if (kinds.HasFlag(SlotKinds.Code))
            yield return ("域代码", Code);
    }

    private static JoinedText Join(IReadOnlyList<StoryParagraph> paragraphs, Func<SlotKinds, bool> taken)
    {
        var joined = new JoinedText();
        foreach (var paragraph in paragraphs)
        {
            var slots = paragraph.Slots.Where(slot => taken(slot.Kinds)).ToList();
            if (slots.Count > 0 && !joined.IsEmpty)
                joined.Add(new TextSlot(0, "\n", SlotKinds.Mark));
            slots.ForEach(joined.Add);
        }
        return joined;
    }
}

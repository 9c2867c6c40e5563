using System.Text;

namespace InfoDisclosure.Core.Documents.Inspecting.Office;

/// <summary>
/// Words that stand in several XML nodes and are read, and masked, as one: a number is not safe because half of it is bold.
/// </summary>
internal sealed class JoinedText
{
    private readonly List<(int Start, TextSlot Slot)> slots = [];
    private readonly StringBuilder joined = new();
    private string? text;

    public bool IsEmpty => slots.Count == 0;

    public string Text => text ??= joined.ToString();

    public void Add(TextSlot slot)
    {
        slots.Add((joined.Length, slot));
        joined.Append(slot.Text);
        text = null;
    }

    /// <summary>Takes the masked words apart again: what changed in which node.</summary>
    public void Edit(string masked, SlotEdits edits)
    {
        var slot = 0;
        foreach (var (at, with) in TextChanges.Between(Text, masked))
        {
            while (slot + 1 < slots.Count && slots[slot + 1].Start <= at)
                slot++;
            if (slots[slot].Slot.Kinds.HasFlag(SlotKinds.Mark))
                EditMark(slot, with, edits);
            else
                edits.Set(slots[slot].Slot, at - slots[slot].Start, with);
        }
    }

    /// <summary>A tab or line break can only stay or go; words that come with it go to the words beside it.</summary>
    private void EditMark(int slot, string with, SlotEdits edits)
    {
        var mark = slots[slot].Slot;
        var place = with.IndexOf(mark.Text, StringComparison.Ordinal);
        if (place < 0)
            edits.Drop(mark);
        var words = place < 0 ? with : with.Remove(place, mark.Text.Length);
        if (words.Length == 0)
            return;
        var before = slots.FindLastIndex(slot, other => IsWords(other.Slot));
        if (before >= 0)
            edits.Append(slots[before].Slot, words);
        else if (slots.FindIndex(slot, other => IsWords(other.Slot)) is >= 0 and var after)
            edits.Prepend(slots[after].Slot, words);
    }

    private static bool IsWords(TextSlot slot) => !slot.Kinds.HasFlag(SlotKinds.Mark);
}

/// <summary>
/// Changes to text nodes, character by character. Several readings of one text (as it stands, as it was before changes were
/// tracked) may each want some; the first to change a character decides.
/// </summary>
internal sealed class SlotEdits
{
    private readonly Dictionary<int, NodeEdit> edits = [];

    /// <summary>Nodes that go.</summary>
    public HashSet<int> Dropped { get; } = [];

    public void Set(TextSlot slot, int at, string with) => Edit(slot).With[at] ??= with;

    public void Append(TextSlot slot, string words) => Edit(slot).After += words;

    public void Prepend(TextSlot slot, string words) => Edit(slot).Before += words;

    public void Drop(TextSlot slot)
    {
        // A separator that no node holds stays.
        if (slot.Node > 0)
            Dropped.Add(slot.Node);
    }

    /// <summary>The new words of a node; null when it stays as it is.</summary>
    public string? Of(int node)
    {
        if (!edits.TryGetValue(node, out var edit))
            return null;
        var edited = new StringBuilder(edit.Before);
        for (var i = 0; i < edit.With.Length; i++)
        {
            if (edit.With[i] is { } with)
                edited.Append(with);
            else
                edited.Append(edit.Was[i]);
        }
        return edited.Append(edit.After).ToString();
    }

    private NodeEdit Edit(TextSlot slot)
    {
        if (!edits.TryGetValue(slot.Node, out var edit))
            edits[slot.Node] = edit = new NodeEdit(slot.Text);
        return edit;
    }

    private sealed class NodeEdit(string was)
    {
        public string Was => was;

        /// <summary>What stands in the place of each character; null where it stays.</summary>
        public string?[] With { get; } = new string?[was.Length];

        public string Before { get; set; } = "";

        public string After { get; set; } = "";
    }
}

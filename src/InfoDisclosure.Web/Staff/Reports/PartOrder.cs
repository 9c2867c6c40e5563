using System.Globalization;

namespace InfoDisclosure.Web.Staff.Reports;

/// <summary>
/// A button of the editor that changes the order of parts in the form and saves nothing: its value is a word and a place, e.g.
/// up:3. So it works without script.
/// </summary>
internal static class PartOrder
{
    /// <summary>Applies a button; null when its value is none of these.</summary>
    /// <returns>The part to show, and what to say.</returns>
    public static (int Place, string Notice)? Apply(ReportForm form, string button)
    {
        var parts = form.Parts;
        var word = button.Split(':')[0];
        var place = int.TryParse(button[Math.Min(button.Length, word.Length + 1)..], CultureInfo.InvariantCulture, out var number) ? number : -1;
        var here = place >= 0 && place < parts.Count;
        switch (word)
        {
            case "up" when here && place > 0:
                (parts[place - 1], parts[place]) = (parts[place], parts[place - 1]);
                return (place - 1, $"“{parts[place - 1].Heading}”已上移，还没有保存");
            case "down" when here && place + 1 < parts.Count:
                (parts[place + 1], parts[place]) = (parts[place], parts[place + 1]);
                return (place + 1, $"“{parts[place + 1].Heading}”已下移，还没有保存");
            case "level" when here:
                parts[place].Level = parts[place].Level == 1 ? 2 : 1;
                return (place, $"“{parts[place].Heading}”已改为{(parts[place].Level == 1 ? "部分" : "小节")}，还没有保存");
            case "remove" when here:
                form.Removed = parts[place];
                form.RemovedAt = place;
                parts.RemoveAt(place);
                return (Math.Min(place, Math.Max(0, parts.Count - 1)), $"“{form.Removed.Heading}”已移去，还没有保存；可以在页面上方放回来");
            case "restore" when form.Removed is { } removed:
                var back = Math.Clamp(form.RemovedAt, 0, parts.Count);
                parts.Insert(back, removed);
                form.Removed = null;
                return (back, $"“{removed.Heading}”已放回，还没有保存");
            case "add" when place >= 0 && place <= parts.Count:
                parts.Insert(place, new ReportPartForm { Level = 1 });
                return (place, "已加一个部分，请填写标题和正文，还没有保存");
            case "add-section" when place > 0 && place <= parts.Count:
                parts.Insert(place, new ReportPartForm { Level = 2 });
                return (place, "已加一个小节，请填写标题和正文，还没有保存");
            default:
                return null;
        }
    }
}

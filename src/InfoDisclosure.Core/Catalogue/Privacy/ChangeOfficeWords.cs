using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Core.Text;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Core.Catalogue.Privacy;

/// <summary>Adds a word to a list of the office, or takes it up again. The next scan knows it.</summary>
public sealed class AddOfficeWord(InfoDisclosureDb db)
{
    public async Task<ActResult<int>> RunAsync(OfficeWordKind kind, string? word, string? note, ActContext context, CancellationToken cancel)
    {
        (word, note) = (OneLine.Of(word), OneLine.Of(note));
        List<Issue> issues = [];
        if (!Enum.IsDefined(kind))
            issues.Add(new Issue("Kind", "请选择词表"));
        if (PublicReason.Issue("Word", "词", word, OfficeWord.WordLength) is { } wrong)
            issues.Add(wrong);
        else if (word.Length < 2)
            issues.Add(new Issue("Word", "至少写两个字，一个字会到处都提示"));
        if (issues.Count == 0 && kind.NoteLabel() is { } label)
        {
            if (PublicReason.Issue("Note", label, note, OfficeWord.NoteLength) is { } missing)
                issues.Add(missing);
            else if (note == word)
                issues.Add(new Issue("Note", "正确的写法和词一样，请核对"));
        }

        if (issues.Count > 0)
            return new ActResult<int>.Invalid(issues);
        if (kind.NoteLabel() is null)
            note = "";
        var row = await db.OfficeWords.FirstOrDefaultAsync(one => one.Kind == kind && one.Word == word, cancel);
        if (row is { Removed: false } && row.Note == note)
            return new ActResult<int>.Invalid([new Issue("Word", $"“{word}”已经在{kind.Label()}里了")]);
        if (row is null)
            db.OfficeWords.Add(row = new OfficeWord { Kind = kind, Word = word, ChangedByName = context.ActorName });
        (row.Note, row.Removed, row.ChangedByName, row.ChangedAt) = (note, false, context.ActorName, context.Now);
        db.Journal.Add(context.Entry(JournalAction.Edited, JournalSubject.Words, null, $"{kind.Label()}：{word}", note.Length > 0 ? $"加入：{note}" : "加入"));
        await db.SaveChangesAsync(cancel);
        return new ActResult<int>.Done(row.Id);
    }
}

/// <summary>Takes a word out of its list.</summary>
public sealed class RemoveOfficeWord(InfoDisclosureDb db)
{
    public async Task<ActResult<int>> RunAsync(int id, ActContext context, CancellationToken cancel)
    {
        if (await db.OfficeWords.FirstOrDefaultAsync(row => row.Id == id, cancel) is not { } word)
            return new ActResult<int>.NotFound();
        if (word.Removed)
            return new ActResult<int>.Done(id);
        (word.Removed, word.ChangedByName, word.ChangedAt) = (true, context.ActorName, context.Now);
        db.Journal.Add(context.Entry(JournalAction.Edited, JournalSubject.Words, null, $"{word.Kind.Label()}：{word.Word}", "去掉"));
        await db.SaveChangesAsync(cancel);
        return new ActResult<int>.Done(id);
    }
}

using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Core.Text;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Core.Search;

/// <summary>Enters a group of words that mean the same. Done gives its id.</summary>
public sealed class CreateSynonyms(InfoDisclosureDb db)
{
    /// <param name="words">Separated by spaces, commas, 、 or lines.</param>
    public async Task<ActResult<int>> RunAsync(string words, ActContext context, CancellationToken cancel)
    {
        if (await db.SearchSynonyms.CountAsync(cancel) >= SynonymGroup.MostGroups)
            return new ActResult<int>.Refused($"同义词最多{SynonymGroup.MostGroups}组，请先删除用不着的");
        var issues = await SynonymRules.IssuesAsync(db, null, words, cancel);
        if (issues.Count > 0)
            return new ActResult<int>.Invalid(issues);
        var group = new SynonymGroup { Words = SynonymRules.Clean(words) };
        var transaction = await db.Database.BeginTransactionAsync(cancel);
        await using (transaction)
        {
            db.SearchSynonyms.Add(group);
            await db.SaveChangesAsync(cancel);
            db.Journal.Add(SynonymRules.Entry(context, JournalAction.Created, group));
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
        }

        return new ActResult<int>.Done(group.Id);
    }
}

/// <summary>Changes the words of a group. Done gives its new version.</summary>
public sealed class EditSynonyms(InfoDisclosureDb db)
{
    public async Task<ActResult<int>> RunAsync(int id, int version, string words, ActContext context, CancellationToken cancel)
    {
        var group = await db.SearchSynonyms.FirstOrDefaultAsync(row => row.Id == id, cancel);
        if (group is null)
            return new ActResult<int>.NotFound();
        if (group.Version != version)
            return new ActResult<int>.Stale(group.Version);
        var issues = await SynonymRules.IssuesAsync(db, id, words, cancel);
        if (issues.Count > 0)
            return new ActResult<int>.Invalid(issues);
        group.Words = SynonymRules.Clean(words);
        db.Touch(group, version);
        db.Journal.Add(SynonymRules.Entry(context, JournalAction.Edited, group));
        return await db.TrySave(cancel)
            ? new ActResult<int>.Done(version + 1)
            : new ActResult<int>.Stale(await db.SearchSynonyms.AsNoTracking().Where(row => row.Id == id).Select(row => row.Version).FirstOrDefaultAsync(cancel));
    }
}

/// <summary>Removes a group; the journal keeps its words. Done gives its id.</summary>
public sealed class RemoveSynonyms(InfoDisclosureDb db)
{
    public async Task<ActResult<int>> RunAsync(int id, int version, ActContext context, CancellationToken cancel)
    {
        var group = await db.SearchSynonyms.FirstOrDefaultAsync(row => row.Id == id, cancel);
        if (group is null)
            return new ActResult<int>.NotFound();
        if (group.Version != version)
            return new ActResult<int>.Stale(group.Version);
        db.SearchSynonyms.Remove(group);
        db.Journal.Add(SynonymRules.Entry(context, JournalAction.Removed, group));
        return await db.TrySave(cancel)
            ? new ActResult<int>.Done(id)
            : new ActResult<int>.Stale(await db.SearchSynonyms.AsNoTracking().Where(row => row.Id == id).Select(row => row.Version).FirstOrDefaultAsync(cancel));
    }
}

internal static class SynonymRules
{
    private const string Field = nameof(SynonymGroup.Words);

    public static string Clean(string words) => string.Join(' ', SynonymGroup.Split(OneLine.Of(words)));

    public static JournalEntry Entry(ActContext context, JournalAction action, SynonymGroup group) =>
        context.Entry(action, JournalSubject.Synonyms, group.Id, Subject(group.Words.Replace(' ', '、')));

    private static string Subject(string words) => words.Length <= JournalEntry.SubjectLength ? words : words[..(JournalEntry.SubjectLength - 1)] + "…";

    /// <summary>What the words must be: at least two, none of them in another group, for then a search would find both groups' texts.</summary>
    public static async Task<List<Issue>> IssuesAsync(InfoDisclosureDb db, int? id, string words, CancellationToken cancel)
    {
        var issues = new List<Issue>();
        var typed = SynonymGroup.Split(OneLine.Of(words));
        var folded = typed.Select(Folded).ToList();
        if (typed.Count < 2)
            issues.Add(new Issue(Field, "请写出至少两个意思相同的词，用空格隔开"));
        if (typed.Count > SynonymGroup.MostWords)
            issues.Add(new Issue(Field, $"一组最多{SynonymGroup.MostWords}个词，现在有{typed.Count}个"));
        foreach (var (word, form) in typed.Zip(folded))
        {
            if (word.Length > SynonymGroup.LongestWord)
                issues.Add(new Issue(Field, $"“{word[..SynonymGroup.LongestWord]}…”太长，一个词最多{SynonymGroup.LongestWord}字"));
            else if (form.Length < SynonymGroup.ShortestWord)
                issues.Add(new Issue(Field, $"“{word}”太短，一个词至少{SynonymGroup.ShortestWord}个字"));
        }

        if (folded.Distinct(StringComparer.Ordinal).Count() < folded.Count)
            issues.Add(new Issue(Field, "有重复的词，请删去一个（繁体和简体、大写和小写算同一个词）"));
        if (issues.Count > 0)
            return issues;
        if (Clean(words).Length > SynonymGroup.WordsLength)
            return [new Issue(Field, $"一组最多{SynonymGroup.WordsLength}字")];
        var others = await db.SearchSynonyms.AsNoTracking().Where(row => row.Id != id).Select(row => row.Words).ToListAsync(cancel);
        var taken = others.SelectMany(SynonymGroup.Split).Select(Folded).ToHashSet(StringComparer.Ordinal);
        return [.. typed.Where(word => taken.Contains(Folded(word))).Select(word => new Issue(Field, $"“{word}”已经在另一组里，请改那一组"))];
    }

    private static string Folded(string word) => string.Concat(CharacterPairs.Runs(Folding.Fold(word)).Select(run => run.Text));
}

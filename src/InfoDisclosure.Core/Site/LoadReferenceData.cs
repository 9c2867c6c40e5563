using InfoDisclosure.Core.Calendar;
using InfoDisclosure.Core.Catalogue;
using InfoDisclosure.Core.Catalogue.Privacy;
using InfoDisclosure.Core.Catalogue.Upkeep;
using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Core.Search;
using InfoDisclosure.Core.Staffing;
using InfoDisclosure.Rules.Catalogue;
using InfoDisclosure.Rules.Catalogue.Privacy;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Core.Site;

/// <summary>What a load added; zeros when everything was there.</summary>
public sealed record ReferenceLoaded(int Years, int Categories, int Groups, int Channels, int Roles, int Words, int Synonyms)
{
    /// <summary>Nothing was missing.</summary>
    public bool Nothing => this is { Years: 0, Categories: 0, Groups: 0, Channels: 0, Roles: 0, Words: 0, Synonyms: 0 };
}

/// <summary>
/// Loads what every office starts from: the working calendar's years, the catalogue's categories, groups and channels, the
/// role rows, words that search takes for the same. Adds what is missing and never overwrites what the office changed, so it may
/// run at every start.
/// </summary>
public sealed class LoadReferenceData(InfoDisclosureDb db)
{
    /// <summary>Loads from the folder <c>seeds</c> that is published with the program.</summary>
    public async Task<ReferenceLoaded> Run(string seedsFolder, ActContext context, CancellationToken cancel)
    {
        var loaded = new ReferenceLoaded(
            await AddYears(Path.Combine(seedsFolder, "calendar"), cancel),
            await AddCategories(Path.Combine(seedsFolder, "catalogue", "categories.json"), cancel),
            await AddGroups(Path.Combine(seedsFolder, "catalogue", "groups.json"), cancel),
            await AddChannels(Path.Combine(seedsFolder, "catalogue", "channels.json"), cancel),
            await StaffRoleRows.AddMissingAsync(db, cancel),
            await AddWords(Path.Combine(seedsFolder, "catalogue", "words.json"), context, cancel),
            await AddSynonyms(Path.Combine(seedsFolder, "search", "synonyms.json"), cancel));
        if (!loaded.Nothing)
        {
            db.Journal.Add(context.Entry(JournalAction.Loaded, JournalSubject.Data, null,
                $"基础数据：工作日历{loaded.Years}年、类别{loaded.Categories}个、分组{loaded.Groups}个、渠道{loaded.Channels}个、检查用词{loaded.Words}个、检索同义词{loaded.Synonyms}组"));
            await db.SaveChangesAsync(cancel);
        }

        await AddPeriods(Path.Combine(seedsFolder, "catalogue", "categories.json"), cancel);
        return loaded;
    }

    private async Task<int> AddYears(string folder, CancellationToken cancel)
    {
        var known = await db.HolidayNotices.Select(notice => notice.Year).ToHashSetAsync(cancel);
        var missing = Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal)
            .Select(HolidayNoticeFile.Read)
            .Where(file => !known.Contains(file.Year))
            .Select(file => file.ToNotice())
            .ToList();
        if (missing.Count == 0)
            return 0;
        // A neighbouring year's notice, entered by the office, may already have named a day of the turn of the year.
        var takenDays = await db.Set<HolidayDay>().Select(day => day.Date).ToHashSetAsync(cancel);
        foreach (var notice in missing)
            notice.Days.RemoveAll(day => !takenDays.Add(day.Date));
        db.HolidayNotices.AddRange(missing);
        return missing.Count;
    }

    private async Task<int> AddCategories(string file, CancellationToken cancel)
    {
        var known = await db.Categories.Select(category => category.Code).ToHashSetAsync(cancel);
        var missing = SeedFile.Read<IReadOnlyList<CategorySeed>>(file).Index()
            .Where(seed => !known.Contains(seed.Item.Code))
            .Select(seed => new Category
            {
                Code = seed.Item.Code,
                Name = seed.Item.Name,
                Statute = seed.Item.Statute,
                Basis = seed.Item.Basis,
                EmptyNote = seed.Item.EmptyNote,
                Position = seed.Index + 1,
            })
            .ToList();
        db.Categories.AddRange(missing);
        return missing.Count;
    }

    /// <summary>How often each column is to be updated, once: whatever the office chose since stays, 不定期 included.</summary>
    private async Task AddPeriods(string file, CancellationToken cancel)
    {
        var without = await db.Categories.AsNoTracking().Where(category => !db.ColumnPeriods.Any(period => period.CategoryId == category.Id)).Select(category => new { category.Id, category.Code }).ToListAsync(cancel);
        if (without.Count == 0)
            return;
        var periods = SeedFile.Read<IReadOnlyList<CategorySeed>>(file).ToDictionary(seed => seed.Code, seed => seed.UpdatePeriod);
        db.ColumnPeriods.AddRange(without.Select(category => new ColumnPeriod { CategoryId = category.Id, Period = periods.GetValueOrDefault(category.Code) }));
        await db.SaveChangesAsync(cancel);
    }

    private async Task<int> AddGroups(string file, CancellationToken cancel)
    {
        var known = await db.Groups.Select(group => group.Code).ToHashSetAsync(cancel);
        var missing = SeedFile.Read<IReadOnlyList<NamedSeed>>(file).Index()
            .Where(seed => !known.Contains(seed.Item.Code))
            .Select(seed => new DisclosureGroup { Code = seed.Item.Code, Name = seed.Item.Name, Position = seed.Index + 1 })
            .ToList();
        db.Groups.AddRange(missing);
        return missing.Count;
    }

    private async Task<int> AddChannels(string file, CancellationToken cancel)
    {
        var known = await db.Channels.Select(channel => channel.Code).ToHashSetAsync(cancel);
        var missing = SeedFile.Read<IReadOnlyList<ChannelSeed>>(file).Index()
            .Where(seed => !known.Contains(seed.Item.Code))
            .Select(seed => new Channel { Code = seed.Item.Code, Name = seed.Item.Name, Position = seed.Index + 1, Kind = seed.Item.Kind })
            .ToList();
        db.Channels.AddRange(missing);
        return missing.Count;
    }

    private async Task<int> AddWords(string file, ActContext context, CancellationToken cancel)
    {
        var known = (await db.OfficeWords.Select(word => new { word.Kind, word.Word }).ToListAsync(cancel)).Select(word => (word.Kind, word.Word)).ToHashSet();
        var seed = SeedFile.Read<WordsSeed>(file);
        var missing = seed.Sensitive.Select(word => (OfficeWordKind.Sensitive, word.Word, word.Why))
            .Concat(seed.Mistyped.Select(word => (OfficeWordKind.Mistyped, word.Word, word.Right)))
            .Concat(seed.Hardship.Select(word => (OfficeWordKind.Hardship, word, "")))
            .Concat(seed.Institutions.Select(word => (OfficeWordKind.Institution, word, "")))
            .Concat(seed.Titles.Select(word => (OfficeWordKind.Title, word, "")))
            .Where(word => known.Add((word.Item1, word.Item2)))
            .Select(word => new OfficeWord { Kind = word.Item1, Word = word.Item2, Note = word.Item3, ChangedByName = context.ActorName, ChangedAt = context.Now })
            .ToList();
        db.OfficeWords.AddRange(missing);
        return missing.Count;
    }

    private sealed record WordsSeed(IReadOnlyList<SensitiveWord> Sensitive, IReadOnlyList<MistypedWord> Mistyped, IReadOnlyList<string> Hardship, IReadOnlyList<string> Institutions, IReadOnlyList<string> Titles);

    /// <summary>Only once: afterwards a missing group is one that the office removed.</summary>
    private async Task<int> AddSynonyms(string file, CancellationToken cancel)
    {
        var state = await db.Set<SearchState>().SingleAsync(cancel);
        if (state.SynonymsLoaded)
            return 0;
        state.SynonymsLoaded = true;
        var groups = SeedFile.Read<IReadOnlyList<IReadOnlyList<string>>>(file).Select(words => new SynonymGroup { Words = string.Join(' ', words) }).ToList();
        db.SearchSynonyms.AddRange(groups);
        return groups.Count;
    }

    private sealed record CategorySeed(string Code, string Name, string Statute, CategoryBasis Basis, string? EmptyNote, UpdatePeriod UpdatePeriod = UpdatePeriod.None);

    private sealed record NamedSeed(string Code, string Name);

    private sealed record ChannelSeed(string Code, string Name, ChannelKind Kind = ChannelKind.Other);
}

using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Core.Text;
using InfoDisclosure.Rules.Requests;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Core.Requests.Cases;

/// <summary>A case as it is typed.</summary>
public sealed record CaseEntry
{
    public CaseKind Kind { get; init; }

    public required DateOnly? FiledOn { get; init; }

    public required string Body { get; init; }

    public string? BodyNumber { get; init; }

    /// <summary>The register number of the request, e.g. 2026-00007; empty for none.</summary>
    public string? RequestNumber { get; init; }

    public bool IsSimplified { get; init; }

    public DateOnly? AnsweredOn { get; init; }

    public CaseResult? Result { get; init; }

    public DateOnly? ClosedOn { get; init; }

    public string? Note { get; init; }
}

/// <summary>A case's id, its version after an act, and its number.</summary>
public sealed record CaseSaved(int Id, int Version, string Number);

/// <summary>Enters a case in the register and gives it the next number of its year.</summary>
public sealed class RegisterCase(InfoDisclosureDb db)
{
    public async Task<ActResult<CaseSaved>> RunAsync(CaseEntry typed, ActContext context, CancellationToken cancel)
    {
        var entry = CaseEntryRules.Clean(typed);
        // Under the write lock, so that two officers can't get the same number.
        var transaction = await db.Database.BeginTransactionAsync(cancel);
        await using (transaction)
        {
            var (request, issues) = await CaseEntryRules.CheckAsync(db, entry, context.Today, cancel);
            if (issues.Count > 0)
                return new ActResult<CaseSaved>.Invalid(issues);
            var year = entry.FiledOn!.Value.Year;
            var row = new DisclosureCase
            {
                Year = year,
                Serial = 1 + (await db.Cases.Where(one => one.Year == year).MaxAsync(one => (int?)one.Serial, cancel) ?? 0),
                Body = entry.Body,
                RegisteredAt = context.Now,
            };
            CaseEntryRules.Write(entry, request, row);
            db.Cases.Add(row);
            await db.SaveChangesAsync(cancel);
            db.Journal.Add(context.Entry(JournalAction.Registered, JournalSubject.Case, row.Id, row.Number, row.Kind.Label()));
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
            return new ActResult<CaseSaved>.Done(new CaseSaved(row.Id, row.Version, row.Number));
        }
    }
}

/// <summary>Corrects a case or enters how it ended. Its number stays, and with it the year of filing.</summary>
public sealed class EditCase(InfoDisclosureDb db)
{
    public async Task<ActResult<CaseSaved>> RunAsync(int id, int version, CaseEntry typed, ActContext context, CancellationToken cancel)
    {
        var entry = CaseEntryRules.Clean(typed);
        var row = await db.Cases.FirstOrDefaultAsync(one => one.Id == id, cancel);
        if (row is null)
            return new ActResult<CaseSaved>.NotFound();
        if (row.Version != version)
            return new ActResult<CaseSaved>.Stale(row.Version);
        var (request, issues) = await CaseEntryRules.CheckAsync(db, entry, context.Today, cancel);
        if (entry.FiledOn is { } filed && filed.Year != row.Year)
            issues.Add(new Issue(nameof(entry.FiledOn), $"编号{row.Number}是按收到年份编的，不能改动，收到日期只能改成{row.Year}年的日子"));
        if (issues.Count > 0)
            return new ActResult<CaseSaved>.Invalid(issues);
        var ended = row.Result is null && entry.Result is not null;
        CaseEntryRules.Write(entry, request, row);
        db.Touch(row, version);
        db.Journal.Add(context.Entry(JournalAction.Edited, JournalSubject.Case, id, row.Number, ended ? $"审结：{entry.Result!.Value.Label()}" : null));
        return await db.TrySave(cancel)
            ? new ActResult<CaseSaved>.Done(new CaseSaved(id, version + 1, row.Number))
            : new ActResult<CaseSaved>.Stale(await db.Cases.AsNoTracking().Where(one => one.Id == id).Select(one => one.Version).FirstAsync(cancel));
    }
}

/// <summary>What a case must be.</summary>
internal static class CaseEntryRules
{
    /// <summary>The entry as it is kept.</summary>
    public static CaseEntry Clean(CaseEntry entry) => entry with
    {
        Body = OneLine.Of(entry.Body),
        BodyNumber = Rules.Catalogue.DocumentNumber.Normalise(OneLine.Of(entry.BodyNumber)),
        RequestNumber = OneLine.Of(entry.RequestNumber) is { Length: > 0 } number ? number : null,
        Note = OfficeText.Clean(entry.Note ?? "").Trim() is { Length: > 0 } note ? note : null,
    };

    /// <summary>The request it names, and what is wrong with a cleaned entry.</summary>
    public static async Task<(int? Request, List<Issue> Issues)> CheckAsync(InfoDisclosureDb db, CaseEntry entry, DateOnly today, CancellationToken cancel)
    {
        var issues = new List<Issue>();
        if (!Enum.IsDefined(entry.Kind))
            issues.Add(new Issue(nameof(entry.Kind), "请重新选择案件类别"));
        if (entry.FiledOn is not { } filed)
            issues.Add(new Issue(nameof(entry.FiledOn), "请填写收到日期"));
        else if (filed > today)
            issues.Add(new Issue(nameof(entry.FiledOn), "收到日期不能晚于今天"));
        else if (filed.Year < 2008)
            issues.Add(new Issue(nameof(entry.FiledOn), "收到日期太早，请核对年份"));
        RequestEntryRules.Words(issues, nameof(entry.Body), entry.Kind == CaseKind.Reconsideration ? "复议机关" : "法院", entry.Body, DisclosureCase.BodyLength, required: true);
        RequestEntryRules.Words(issues, nameof(entry.BodyNumber), "案号", entry.BodyNumber, DisclosureCase.BodyNumberLength, required: false);
        RequestEntryRules.Words(issues, nameof(entry.Note), "备注", entry.Note, DisclosureCase.NoteLength, required: false);
        if (entry.IsSimplified && entry.Kind != CaseKind.Reconsideration)
            issues.Add(new Issue(nameof(entry.IsSimplified), "只有行政复议有这里说的简易程序，请去掉"));
        After(nameof(entry.AnsweredOn), "答复日期", entry.AnsweredOn);
        After(nameof(entry.ClosedOn), "审结日期", entry.ClosedOn);
        if (entry.Result is { } result && !Enum.IsDefined(result))
            issues.Add(new Issue(nameof(entry.Result), "请重新选择结果"));
        if (entry.Result is null && entry.ClosedOn is not null)
            issues.Add(new Issue(nameof(entry.Result), "填了审结日期，请同时选择结果"));
        if (entry.Result is not null && entry.ClosedOn is null)
            issues.Add(new Issue(nameof(entry.ClosedOn), "选了结果，请同时填写审结日期"));
        int? request = null;
        if (entry.RequestNumber is { } number)
        {
            var parts = number.Split('-');
            request = parts.Length == 2 && int.TryParse(parts[0], out var year) && int.TryParse(parts[1], out var serial)
                ? await db.Requests.Where(row => row.Year == year && row.Serial == serial).Select(row => (int?)row.Id).FirstOrDefaultAsync(cancel)
                : null;
            if (request is null)
                issues.Add(new Issue(nameof(entry.RequestNumber), $"登记簿里没有{number}号申请，请核对，例如 2026-00007；不在登记簿里的，不用填"));
        }

        return (request, issues);

        void After(string field, string label, DateOnly? day)
        {
            if (day > today)
                issues.Add(new Issue(field, $"{label}不能晚于今天"));
            else if (day < entry.FiledOn)
                issues.Add(new Issue(field, $"{label}不能早于收到日期{entry.FiledOn:yyyy年M月d日}"));
        }
    }

    /// <summary>Writes a cleaned and checked entry; year and serial stay as they are.</summary>
    public static void Write(CaseEntry entry, int? request, DisclosureCase row)
    {
        row.Kind = entry.Kind;
        row.FiledOn = entry.FiledOn!.Value;
        row.Body = entry.Body;
        row.BodyNumber = entry.BodyNumber;
        row.RequestId = request;
        row.IsSimplified = entry.IsSimplified;
        row.AnsweredOn = entry.AnsweredOn;
        row.Result = entry.Result;
        row.ClosedOn = entry.ClosedOn;
        row.Note = entry.Note;
    }
}

using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Core.Text;
using InfoDisclosure.Rules.Requests;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Core.Requests;

/// <summary>Corrects a register entry. Its number stays, and with it the year of receipt.</summary>
public sealed class EditRequest(InfoDisclosureDb db)
{
    public async Task<ActResult<RequestSaved>> RunAsync(int id, int version, RequestEntry typed, ActContext context, CancellationToken cancel)
    {
        var entry = RequestEntryRules.Clean(typed);
        var request = await db.Requests.FirstOrDefaultAsync(row => row.Id == id, cancel);
        if (request is null)
            return new ActResult<RequestSaved>.NotFound();
        if (request.Version != version)
            return new ActResult<RequestSaved>.Stale(request.Version);
        var issues = RequestEntryRules.Issues(entry, context.Today);
        if (entry.ReceivedOn is { } received && received.Year != request.Year)
            issues.Add(new Issue(nameof(entry.ReceivedOn), $"登记号{request.Number}是按收到年份编的，不能改动，收到日期只能改成{request.Year}年的日子"));
        if (issues.Count > 0)
            return new ActResult<RequestSaved>.Invalid(issues);
        var action = request.OutcomeCode is null && entry.OutcomeCode is not null ? JournalAction.Replied : JournalAction.Edited;
        var reason = request.OutcomeCode == entry.OutcomeCode ? null : RequestOutcome.Find(entry.OutcomeCode)?.FullLabel ?? "改回未答复";
        RequestEntryRules.Write(entry, request);
        return await db.SaveRequestAsync(request, version, context.Entry(action, JournalSubject.Request, id, request.Number, reason), cancel);
    }
}

/// <summary>Enters how a request was answered, and when; also changes or takes back such an entry.</summary>
public sealed class EnterOutcome(InfoDisclosureDb db)
{
    /// <param name="outcomeCode">A code of <see cref="RequestOutcome"/>; null with <paramref name="repliedOn"/> null makes the request open again.</param>
    public async Task<ActResult<RequestSaved>> RunAsync(int id, int version, string? outcomeCode, DateOnly? repliedOn, string? note, ActContext context, CancellationToken cancel)
    {
        outcomeCode = string.IsNullOrWhiteSpace(outcomeCode) ? null : outcomeCode;
        note = OfficeText.Clean(note ?? "").Trim() is { Length: > 0 } words ? words : null;
        var request = await db.Requests.FirstOrDefaultAsync(row => row.Id == id, cancel);
        if (request is null)
            return new ActResult<RequestSaved>.NotFound();
        if (request.Version != version)
            return new ActResult<RequestSaved>.Stale(request.Version);
        List<Issue> issues = [.. RequestEntryRules.OutcomeIssues(outcomeCode, repliedOn, request.ReceivedOn, context.Today)];
        if (outcomeCode is null && repliedOn is null && request.OutcomeCode is null)
            issues.Add(new Issue(nameof(RequestEntry.OutcomeCode), "请选择办理结果"));
        RequestEntryRules.Words(issues, nameof(RequestEntry.Note), "备注", note, InformationRequest.NoteLength, required: false);
        if (issues.Count > 0)
            return new ActResult<RequestSaved>.Invalid(issues);
        var action = request.OutcomeCode is null ? JournalAction.Replied : JournalAction.Edited;
        request.OutcomeCode = outcomeCode;
        request.RepliedOn = repliedOn;
        request.Note = note;
        return await db.SaveRequestAsync(request, version, context.Entry(action, JournalSubject.Request, id, request.Number, RequestOutcome.Find(outcomeCode)?.FullLabel ?? "改回未答复"), cancel);
    }
}

internal static class RequestSaving
{
    /// <summary>Entry, version and journal line in one save.</summary>
    public static async Task<ActResult<RequestSaved>> SaveRequestAsync(this InfoDisclosureDb db, InformationRequest request, int version, JournalEntry entry, CancellationToken cancel)
    {
        db.Touch(request, version);
        db.Journal.Add(entry);
        return await db.TrySave(cancel)
            ? new ActResult<RequestSaved>.Done(new RequestSaved(request.Id, version + 1, request.Number))
            : new ActResult<RequestSaved>.Stale(await db.Requests.AsNoTracking().Where(row => row.Id == request.Id).Select(row => row.Version).FirstAsync(cancel));
    }
}

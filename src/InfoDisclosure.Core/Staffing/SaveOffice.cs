using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Journal;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Core.Staffing;

/// <summary>A 科室 or 服务中心 as it is entered.</summary>
public sealed record OfficeInput
{
    public required string Name { get; init; }

    public required OfficeKind Kind { get; init; }

    public string? Telephone { get; init; }
}

/// <summary>Enters a new office.</summary>
public sealed class CreateOffice(InfoDisclosureDb db)
{
    public async Task<ActResult<int>> RunAsync(OfficeInput input, ActContext context, CancellationToken cancel)
    {
        var issues = await OfficeRules.IssuesAsync(db, null, input, cancel);
        if (issues.Count > 0)
            return new ActResult<int>.Invalid(issues);
        var office = new Office { Name = "" };
        OfficeRules.Write(input, office);
        var transaction = await db.Database.BeginTransactionAsync(cancel);
        await using (transaction)
        {
            db.Offices.Add(office);
            await db.SaveChangesAsync(cancel);
            db.Journal.Add(context.Entry(JournalAction.Created, JournalSubject.Office, office.Id, office.Name));
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
        }

        return new ActResult<int>.Done(office.Id);
    }
}

/// <summary>Changes an office's name, kind or telephone.</summary>
public sealed class EditOffice(InfoDisclosureDb db)
{
    public async Task<ActResult<int>> RunAsync(int id, int version, OfficeInput input, ActContext context, CancellationToken cancel)
    {
        var office = await db.Offices.FirstOrDefaultAsync(row => row.Id == id, cancel);
        if (office is null)
            return new ActResult<int>.NotFound();
        if (office.Version != version)
            return new ActResult<int>.Stale(office.Version);
        var issues = await OfficeRules.IssuesAsync(db, id, input, cancel);
        if (issues.Count > 0)
            return new ActResult<int>.Invalid(issues);
        OfficeRules.Write(input, office);
        return await db.SaveOfficeAsync(office, version, context.Entry(JournalAction.Edited, JournalSubject.Office, id, office.Name), cancel);
    }
}

/// <summary>Closes an office that nobody belongs to any more, or opens it again. What it once published keeps its name.</summary>
public sealed class CloseOffice(InfoDisclosureDb db)
{
    public async Task<ActResult<int>> RunAsync(int id, int version, bool close, ActContext context, CancellationToken cancel)
    {
        var office = await db.Offices.FirstOrDefaultAsync(row => row.Id == id, cancel);
        if (office is null)
            return new ActResult<int>.NotFound();
        if (office.Closed == close)
            return new ActResult<int>.Done(id);
        if (close && await db.Users.AnyAsync(row => row.OfficeId == id && !row.Closed, cancel))
            return new ActResult<int>.Refused("还有账号属于这里，请先在“人员”里把他们调到别处，或者停用账号");
        office.Closed = close;
        return await db.SaveOfficeAsync(office, version, context.Entry(close ? JournalAction.Closed : JournalAction.Reopened, JournalSubject.Office, id, office.Name), cancel);
    }
}

internal static class OfficeRules
{
    public static async Task<List<Issue>> IssuesAsync(InfoDisclosureDb db, int? id, OfficeInput input, CancellationToken cancel)
    {
        var issues = new List<Issue>();
        var name = input.Name.Trim();
        if (name.Length == 0)
            issues.Add(new Issue(nameof(input.Name), "请填写名称"));
        else if (name.Length > Office.NameLength)
            issues.Add(new Issue(nameof(input.Name), $"名称最多{Office.NameLength}字，现在有{name.Length}字"));
        else if (await db.Offices.AnyAsync(row => row.Name == name && row.Id != id, cancel))
            issues.Add(new Issue(nameof(input.Name), "已有同名的科室或服务中心，请换一个名称"));
        if (!Enum.IsDefined(input.Kind))
            issues.Add(new Issue(nameof(input.Kind), "请选择是科室还是服务中心"));
        if (input.Telephone?.Trim().Length > Office.TelephoneLength)
            issues.Add(new Issue(nameof(input.Telephone), $"电话最多{Office.TelephoneLength}个字符"));
        return issues;
    }

    public static void Write(OfficeInput input, Office office)
    {
        office.Name = input.Name.Trim();
        office.Kind = input.Kind;
        office.Telephone = string.IsNullOrWhiteSpace(input.Telephone) ? null : input.Telephone.Trim();
    }

    public static async Task<ActResult<int>> SaveOfficeAsync(this InfoDisclosureDb db, Office office, int version, JournalEntry entry, CancellationToken cancel)
    {
        db.Touch(office, version);
        db.Journal.Add(entry);
        return await db.TrySave(cancel)
            ? new ActResult<int>.Done(office.Id)
            : new ActResult<int>.Stale(await db.Offices.Where(row => row.Id == office.Id).Select(row => row.Version).SingleAsync(cancel));
    }
}

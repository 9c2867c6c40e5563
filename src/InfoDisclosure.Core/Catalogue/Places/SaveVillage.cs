using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Core.Text;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Core.Catalogue.Places;

/// <summary>A village as it is entered.</summary>
public sealed record VillageInput(string Name, string? Board);

/// <summary>Enters a new village.</summary>
public sealed class CreateVillage(InfoDisclosureDb db)
{
    public async Task<ActResult<int>> RunAsync(VillageInput input, ActContext context, CancellationToken cancel)
    {
        var village = new Village { Name = "" };
        var issues = await VillageRules.WriteAsync(db, village, input, cancel);
        if (issues.Count > 0)
            return new ActResult<int>.Invalid(issues);
        var transaction = await db.Database.BeginTransactionAsync(cancel);
        await using (transaction)
        {
            db.Villages.Add(village);
            await db.SaveChangesAsync(cancel);
            db.Journal.Add(context.Entry(JournalAction.Created, JournalSubject.Village, village.Id, village.Name));
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
        }

        return new ActResult<int>.Done(village.Id);
    }
}

/// <summary>Changes a village's name or board.</summary>
public sealed class EditVillage(InfoDisclosureDb db)
{
    public async Task<ActResult<int>> RunAsync(int id, int version, VillageInput input, ActContext context, CancellationToken cancel)
    {
        if (await db.Villages.FirstOrDefaultAsync(row => row.Id == id, cancel) is not { } village)
            return new ActResult<int>.NotFound();
        if (village.Version != version)
            return new ActResult<int>.Stale(village.Version);
        var issues = await VillageRules.WriteAsync(db, village, input, cancel);
        return issues.Count > 0
            ? new ActResult<int>.Invalid(issues)
            : await db.SaveVillageAsync(village, version, context.Entry(JournalAction.Edited, JournalSubject.Village, id, village.Name), cancel);
    }
}

/// <summary>Takes a village out of use, or into use again. What hung there stays on record.</summary>
public sealed class CloseVillage(InfoDisclosureDb db)
{
    public async Task<ActResult<int>> RunAsync(int id, int version, bool close, ActContext context, CancellationToken cancel)
    {
        if (await db.Villages.FirstOrDefaultAsync(row => row.Id == id, cancel) is not { } village)
            return new ActResult<int>.NotFound();
        if (village.Closed == close)
            return new ActResult<int>.Done(id);
        village.Closed = close;
        return await db.SaveVillageAsync(village, version, context.Entry(close ? JournalAction.Closed : JournalAction.Reopened, JournalSubject.Village, id, village.Name), cancel);
    }
}

internal static class VillageRules
{
    /// <summary>Writes the input into the village; what is wrong with it, and then it must not be saved.</summary>
    public static async Task<List<Issue>> WriteAsync(InfoDisclosureDb db, Village village, VillageInput input, CancellationToken cancel)
    {
        var (name, board) = (OneLine.Of(input.Name), OneLine.Of(input.Board ?? ""));
        List<Issue> issues = [];
        if (name.Length == 0)
            issues.Add(new Issue(nameof(input.Name), "请填写村名"));
        else if (name.Length > Village.NameLength)
            issues.Add(new Issue(nameof(input.Name), $"村名最多{Village.NameLength}字，现在有{name.Length}字"));
        else if (await db.Villages.AnyAsync(row => row.Name == name && row.Id != village.Id, cancel))
            issues.Add(new Issue(nameof(input.Name), "已有同名的村"));
        if (board.Length > Village.BoardLength)
            issues.Add(new Issue(nameof(input.Board), $"公开栏的位置最多{Village.BoardLength}字，现在有{board.Length}字"));
        if (issues.Count == 0)
            (village.Name, village.Board) = (name, board.Length > 0 ? board : null);
        return issues;
    }

    public static async Task<ActResult<int>> SaveVillageAsync(this InfoDisclosureDb db, Village village, int version, JournalEntry entry, CancellationToken cancel)
    {
        db.Touch(village, version);
        db.Journal.Add(entry);
        return await db.TrySave(cancel)
            ? new ActResult<int>.Done(village.Id)
            : new ActResult<int>.Stale(await db.Villages.Where(row => row.Id == village.Id).Select(row => row.Version).SingleAsync(cancel));
    }
}

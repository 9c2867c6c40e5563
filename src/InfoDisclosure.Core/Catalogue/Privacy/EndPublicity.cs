using System.Text.Json;
using InfoDisclosure.Core.Calendar;
using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Documents.Sheets;
using InfoDisclosure.Core.Journal;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Core.Catalogue.Privacy;

/// <summary>
/// 公示期满: from the day after its last day, an item's personal columns are masked, and the proof that the period was kept is
/// filed. What was missed while the server was off is done at the next look; the page itself goes by the day and never waits
/// for this. Search never knew more than what stays.
/// </summary>
public sealed class EndPublicity(InfoDisclosureDb db)
{
    /// <summary>The public items whose 公示期 is over and that nothing was done about.</summary>
    public async Task<IReadOnlyList<int>> DueAsync(DateOnly today, CancellationToken cancel) =>
        await db.PublicItems.Where(face => !face.PublicityEnded && face.Revision!.PublicityTo < today).OrderBy(face => face.ItemId).Select(face => face.ItemId).ToListAsync(cancel);

    /// <summary>Ends one.</summary>
    public async Task<ActResult<int>> RunAsync(int itemId, ActContext context, CancellationToken cancel)
    {
        var transaction = await db.Database.BeginTransactionAsync(cancel);
        await using (transaction)
        {
            var face = await db.PublicItems.Include(row => row.Revision!).ThenInclude(revision => revision.Attachments).FirstOrDefaultAsync(row => row.ItemId == itemId, cancel);
            if (face is null)
                return new ActResult<int>.NotFound();
            var revision = face.Revision!;
            if (face.PublicityEnded || revision is not { PublicityFrom: { } from, PublicityTo: { } to } || to >= context.Today)
                return new ActResult<int>.Refused("这条信息没有到期的公示");
            await FileAsync(db, face, from, to, context, cancel);
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
            return new ActResult<int>.Done(itemId);
        }
    }

    /// <summary>Marks a face's period as over and adds its proof, without saving: also for an item that is withdrawn before anybody noticed the end.</summary>
    internal static async Task FileAsync(InfoDisclosureDb db, PublicItem face, DateOnly from, DateOnly to, ActContext context, CancellationToken cancel)
    {
        var revision = face.Revision!;
        face.PublicityEnded = true;
        var publicFrom = (await ShownAsync(db, face.ItemId, revision.Number, from, context.Now, cancel))[0].From;
        var isMasked = revision.MaskedHtml is not null || revision.Attachments.Exists(file => file.MaskedDigest is { Length: > 0 });
        var proof = new PublicityProof
        {
            ItemId = face.ItemId,
            RevisionId = revision.Id,
            // What was published late was public for fewer days, and the proof says so.
            From = from > publicFrom ? from : publicFrom,
            To = to,
            ContentDigest = revision.ContentDigest!,
            MaskedOn = isMasked ? context.Today : null,
            Places = JsonSerializer.Serialize(await PlacesAsync(db, face.ItemId, from, to, cancel)),
            FiledAt = context.Now,
        };
        // Published after the period had run out, it never was on show.
        if (proof.From <= proof.To)
            db.PublicityProofs.Add(proof);
        db.Journal.Add(context.Entry(JournalAction.PublicityEnded, JournalSubject.Item, face.ItemId, revision.Title, isMasked ? $"公示到{to:yyyy年M月d日}，个人信息已遮盖" : $"公示到{to:yyyy年M月d日}"));
    }

    /// <summary>
    /// What was on show without a break up to a revision: its own text and earlier ones whose period began on the same day, since
    /// the last withdrawal before <paramref name="until"/>.
    /// </summary>
    internal static async Task<IReadOnlyList<ShownText>> ShownAsync(InfoDisclosureDb db, int itemId, int number, DateOnly from, DateTime until, CancellationToken cancel)
    {
        var withdrawn = await db.Journal.Where(line => line.SubjectKind == JournalSubject.Item && line.SubjectId == itemId && line.Action == JournalAction.Withdrawn && line.At < until)
            .MaxAsync(line => (DateTime?)line.At, cancel) ?? default;
        var rows = await db.ItemRevisions.AsNoTracking().Where(row => row.ItemId == itemId && row.PublishedAt >= withdrawn && row.PublishedAt != null && row.Number <= number)
            .OrderByDescending(row => row.Number).Select(row => new { row.PublicityFrom, row.PublishedAt, row.ContentDigest }).ToListAsync(cancel);
        return [.. rows.TakeWhile(row => row.PublicityFrom == from).Reverse().Select(row => new ShownText(OfficeDay.Of(row.PublishedAt!.Value), row.ContentDigest!))];
    }

    private static async Task<List<PublicityPlace>> PlacesAsync(InfoDisclosureDb db, int itemId, DateOnly from, DateOnly to, CancellationToken cancel)
    {
        var rows = await db.Postings.AsNoTracking().Where(row => row.ItemId == itemId && row.StruckAt == null && row.PostedOn <= to && (row.TakenDownOn == null || row.TakenDownOn >= from))
            .OrderBy(row => row.PostedOn).ThenBy(row => row.Id).Select(row => new { Channel = row.Channel!.Name, Village = row.Village!.Name, row.Place, row.PostedOn, row.TakenDownOn }).ToListAsync(cancel);
        return [.. rows.Select(row => new PublicityPlace($"{row.Channel} {row.Village}{row.Place}".Trim(), row.PostedOn, row.TakenDownOn))];
    }
}

using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Journal;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Core.Requests;

/// <summary>Who asked, unmasked.</summary>
public sealed record ApplicantInFull(string Name, string Contact);

/// <summary>
/// Gives an applicant's name and contact unmasked, and leaves a line in the journal before it does: no one sees them unseen.
/// </summary>
public sealed class SeeApplicant(InfoDisclosureDb db)
{
    /// <summary>Null when there is no such request.</summary>
    public async Task<ApplicantInFull?> RunAsync(int id, ActContext context, CancellationToken cancel)
    {
        var request = await db.Requests.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancel);
        if (request is null)
            return null;
        db.Journal.Add(context.Entry(JournalAction.Viewed, JournalSubject.Request, id, request.Number));
        await db.SaveChangesAsync(cancel);
        return new ApplicantInFull(request.ApplicantName, request.Contact);
    }
}

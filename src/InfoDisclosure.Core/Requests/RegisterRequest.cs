using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Journal;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Core.Requests;

/// <summary>
/// Enters a request in the register (登记, 条例 Art. 45) and gives it its number: the year of receipt and that year's next serial.
/// </summary>
public sealed class RegisterRequest(InfoDisclosureDb db)
{
    public async Task<ActResult<RequestSaved>> RunAsync(RequestEntry typed, ActContext context, CancellationToken cancel)
    {
        var entry = RequestEntryRules.Clean(typed);
        var issues = RequestEntryRules.Issues(entry, context.Today);
        if (issues.Count > 0)
            return new ActResult<RequestSaved>.Invalid(issues);

        // Under the write lock, so that two officers can't get the same number.
        var transaction = await db.Database.BeginTransactionAsync(cancel);
        await using (transaction)
        {
            var year = entry.ReceivedOn!.Value.Year;
            var request = new InformationRequest
            {
                Year = year,
                Serial = 1 + (await db.Requests.Where(row => row.Year == year).MaxAsync(row => (int?)row.Serial, cancel) ?? 0),
                ApplicantName = entry.ApplicantName,
                Contact = entry.Contact,
                Asked = entry.Asked,
                RegisteredAt = context.Now,
                RegisteredById = context.ActorId,
            };
            RequestEntryRules.Write(entry, request);
            db.Requests.Add(request);
            await db.SaveChangesAsync(cancel);
            db.Journal.Add(context.Entry(JournalAction.Registered, JournalSubject.Request, request.Id, request.Number));
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
            return new ActResult<RequestSaved>.Done(new RequestSaved(request.Id, request.Version, request.Number));
        }
    }
}

using InfoDisclosure.Core.Calendar;
using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Documents.Lists;
using InfoDisclosure.Core.Staffing;
using InfoDisclosure.Rules.Catalogue;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Core.Catalogue.Bulk;

/// <summary>
/// Writes the staff's list as Excel, in the columns of the template and those that the site fills: what each item's pages show
/// of it. Read in pieces by key, so that memory doesn't grow with the list.
/// </summary>
public sealed class ExportItemList(InfoDisclosureDb db)
{
    private const int Piece = 200;

    /// <param name="address">The public address of an item.</param>
    public async Task WriteAsync(Stream stream, ItemFilter filter, Func<int, string> address, CancellationToken cancel)
    {
        var names = await ItemNames.ReadAsync(db, cancel);
        using var book = new ListBook(stream);
        book.Begin(
            ItemColumns.SheetName,
            [
                .. ItemColumns.Written(names).Select(column => column with { Prompt = null }),
                new ListColumn(ItemColumns.IndexNumber, ListKind.Text, 34),
                new ListColumn(ItemColumns.Standing, ListKind.Text, 16),
                new ListColumn(ItemColumns.PublishedAt, ListKind.Moment, 18),
                new ListColumn(ItemColumns.Address, ListKind.Text, 40),
            ],
            filter: true);
        int? before = null;
        do
        {
            var rows = await PieceAsync(filter, before, cancel);
            foreach (var row in rows)
                book.Row([.. ItemColumns.All.Select(column => Value(column.Field, row, names)), new(row.IndexNumber), new(row.Standing), ListValue.Of(row.PublishedAt), new(row.IsLive ? address(row.Id) : null)]);
            before = rows.Count < Piece ? null : rows[^1].Id;
        }
        while (before is not null);
        book.Finish();
    }

    private async Task<List<Row>> PieceAsync(ItemFilter filter, int? before, CancellationToken cancel)
    {
        var shown = db.Filtered(filter);
        if (before is { } last)
            shown = shown.Where(row => row.Item.Id < last);
        var found = await shown.OrderByDescending(row => row.Item.Id).Take(Piece).Select(row => new
        {
            row.Item.Id,
            row.Item.IndexNumber,
            row.Item.PublishedAt,
            row.Item.WithdrawnAt,
            row.Item.ResponsibleId,
            row.Item.RetainUntil,
            IsLive = row.Item.LiveRevisionId != null,
            Working = (RevisionState?)row.Item.WorkingRevision!.State,
            RevisionId = row.Revision.Id,
            row.Revision.Title,
            row.Revision.DocumentNumber,
            row.Revision.FormedOn,
            row.Revision.DisclosedOn,
            row.Revision.CategoryId,
            row.Revision.GroupId,
            row.Revision.Method,
            row.Revision.OfficeId,
            row.Revision.Genre,
            row.Revision.Keywords,
            row.Revision.Summary,
            row.Revision.Source,
            row.Revision.PublicityFrom,
            row.Revision.PublicityTo,
            row.Revision.ChangedOn,
            row.Revision.Validity,
            row.Revision.ValidityFrom,
            // Of what is public, its history says what holds.
            Now = db.PublicItems.Where(face => face.ItemId == row.Item.Id).Select(face => (Validity?)face.Validity).FirstOrDefault(),
            Since = row.Item.ValidityLines.OrderByDescending(line => line.From).ThenByDescending(line => line.Id)
                .Where(line => db.PublicItems.Any(face => face.ItemId == row.Item.Id && face.Validity == line.Validity)).Select(line => (DateOnly?)line.From).FirstOrDefault(),
            row.Revision.UpdatePeriod,
            row.Revision.LimitDays,
            row.Revision.LimitBasis,
            Interprets = db.Items.Where(item => item.Id == row.Revision.InterpretsId).Select(item => item.IndexNumber).FirstOrDefault(),
            BodyLength = row.Revision.BodyMarkdown.Length,
            // A body that no cell holds isn't fetched.
            Body = row.Revision.BodyMarkdown.Length <= ListBook.MostInCell ? row.Revision.BodyMarkdown : null,
        }).ToListAsync(cancel);
        var ids = found.ConvertAll(row => row.RevisionId);
        var channels = (await db.ItemRevisions.Where(row => ids.Contains(row.Id)).SelectMany(row => row.Channels, (row, channel) => new { row.Id, channel.Position, channel.Name }).ToListAsync(cancel)).ToLookup(row => row.Id);
        var also = (await db.ItemRevisions.Where(row => ids.Contains(row.Id)).SelectMany(row => row.AlsoUnder, (row, category) => new { row.Id, CategoryId = category.Id, category.Basis }).ToListAsync(cancel)).ToLookup(row => row.Id);
        return found.ConvertAll(row => new Row
        {
            Id = row.Id,
            IndexNumber = row.IndexNumber,
            Standing = string.Join("、", ItemWorkReader.Standing(row.Working, row.IsLive, row.WithdrawnAt).Select(standing => standing.Label())),
            PublishedAt = row.PublishedAt is { } at ? OfficeDay.Local(at) : null,
            IsLive = row.IsLive,
            Care = new ItemCare(row.ResponsibleId, row.RetainUntil),
            Channels = string.Join("、", channels[row.RevisionId].OrderBy(channel => channel.Position).Select(channel => channel.Name)),
            Article20 = also[row.RevisionId].FirstOrDefault(category => category.Basis == CategoryBasis.Article20)?.CategoryId,
            Article21 = also[row.RevisionId].FirstOrDefault(category => category.Basis == CategoryBasis.Article21)?.CategoryId,
            Sector = also[row.RevisionId].FirstOrDefault(category => category.Basis == CategoryBasis.Sector)?.CategoryId,
            Body = row.Body ?? TooLongForCell.Instead(row.BodyLength),
            Draft = new ItemDraft
            {
                Title = row.Title,
                DocumentNumber = row.DocumentNumber,
                FormedOn = row.FormedOn,
                DisclosedOn = row.DisclosedOn,
                CategoryId = row.CategoryId,
                GroupId = row.GroupId,
                Method = row.Method,
                OfficeId = row.OfficeId,
                Genre = row.Genre,
                Keywords = row.Keywords,
                Summary = row.Summary,
                Source = row.Source,
                PublicityFrom = row.PublicityFrom,
                PublicityTo = row.PublicityTo,
                ChangedOn = row.ChangedOn,
                Validity = row.Now ?? row.Validity,
                ValidityFrom = row.Now is null ? row.ValidityFrom : row.Now == Validity.InForce ? null : row.Since,
                UpdatePeriod = row.UpdatePeriod,
                LimitDays = row.LimitDays,
                LimitBasis = row.LimitBasis,
                Interprets = row.Interprets,
            },
        });
    }

    private static ListValue Value(string field, Row row, ItemNames names) => field switch
    {
        nameof(ItemDraft.Title) => new(row.Draft.Title),
        nameof(ItemDraft.DocumentNumber) => new(row.Draft.DocumentNumber),
        nameof(ItemDraft.FormedOn) => new(null, row.Draft.FormedOn),
        nameof(ItemDraft.DisclosedOn) => new(null, row.Draft.DisclosedOn),
        nameof(ItemDraft.CategoryId) => new(names.Categories.Written(row.Draft.CategoryId)),
        nameof(ItemDraft.GroupId) => new(names.Groups.Written(row.Draft.GroupId)),
        nameof(ItemDraft.ChannelIds) => new(row.Channels),
        nameof(ItemDraft.Method) => new(row.Draft.Method.Label()),
        nameof(ItemDraft.OfficeId) => new(names.Offices.Written(row.Draft.OfficeId)),
        nameof(ItemCare.ResponsibleId) => new(names.People.Written(row.Care.ResponsibleId)),
        nameof(ItemCare.RetainUntil) => new(null, row.Care.RetainUntil),
        nameof(ItemDraft.Genre) => new(row.Draft.Genre?.Label()),
        nameof(ItemDraft.Keywords) => new(row.Draft.Keywords),
        nameof(ItemDraft.Summary) => new(row.Draft.Summary),
        nameof(ItemDraft.Source) => new(row.Draft.Source),
        ItemRowReader.Article20 => new(names.Article20.Written(row.Article20)),
        ItemRowReader.Article21 => new(names.Article21.Written(row.Article21)),
        ItemRowReader.Sector => new(names.Sectors.Written(row.Sector)),
        nameof(ItemDraft.PublicityFrom) => new(null, row.Draft.PublicityFrom),
        nameof(ItemDraft.PublicityTo) => new(null, row.Draft.PublicityTo),
        nameof(ItemDraft.ChangedOn) => new(null, row.Draft.ChangedOn),
        nameof(ItemDraft.Validity) => new(row.Draft.Validity.Label()),
        nameof(ItemDraft.ValidityFrom) => new(null, row.Draft.ValidityFrom),
        nameof(ItemDraft.UpdatePeriod) => new(row.Draft.UpdatePeriod.Label()),
        nameof(ItemDraft.LimitDays) => ListValue.Of(row.Draft.LimitDays),
        nameof(ItemDraft.LimitBasis) => new(row.Draft.LimitBasis),
        nameof(ItemDraft.Interprets) => new(row.Draft.Interprets),
        nameof(ItemDraft.Body) => new(row.Body),
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "A column without a value."),
    };

    /// <summary>An item with what its columns show.</summary>
    private sealed record Row
    {
        public required int Id { get; init; }

        public required string? IndexNumber { get; init; }

        public required string Standing { get; init; }

        public required DateTime? PublishedAt { get; init; }

        public required bool IsLive { get; init; }

        public required ItemDraft Draft { get; init; }

        public required ItemCare Care { get; init; }

        public required string Channels { get; init; }

        public required int? Article20 { get; init; }

        public required int? Article21 { get; init; }

        public required int? Sector { get; init; }

        public required string Body { get; init; }
    }
}

using System.Globalization;
using InfoDisclosure.Core.Catalogue;
using InfoDisclosure.Core.Catalogue.Places;
using InfoDisclosure.Core.Catalogue.Privacy;
using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Core.Ledger;
using InfoDisclosure.Core.Reports;
using InfoDisclosure.Core.Requests;
using InfoDisclosure.Core.Requests.Cases;
using InfoDisclosure.Core.Search;
using InfoDisclosure.Core.Staffing;
using InfoDisclosure.Core.Text;
using InfoDisclosure.Rules.Calendar;
using InfoDisclosure.Rules.Catalogue;
using InfoDisclosure.Rules.Staffing;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Core.Site;

/// <summary>What was loaded, and the accounts with the passwords that were drawn for them.</summary>
public sealed record DemonstrationLoaded(IReadOnlyList<DemonstrationAccount> Accounts, int PublicItems, int Requests);

/// <summary>
/// Loads the demonstration set into a new site: the agency, its offices and accounts, the restated report of 2018 with the 80
/// items behind it, samples of later years, requests, drafts. Everything is marked as sample and reviewed; 公开日期 is what the
/// file says (补录), 发布时间 the moment of loading. All of it or nothing.
/// </summary>
public sealed class LoadDemonstration(InfoDisclosureDb db)
{
    private readonly Dictionary<int, int> serials = [];

    /// <summary>Loads from the folder <c>seeds</c>; attachments go to the directory's store.</summary>
    /// <exception cref="InvalidOperationException">The site is set up already, or the reference data wasn't loaded first.</exception>
    public async Task<DemonstrationLoaded> Run(string seedsFolder, ActContext context, DataDirectory directory, CancellationToken cancel)
    {
        var folder = Path.Combine(seedsFolder, "demo");
        var transaction = await db.Database.BeginTransactionAsync(cancel);
        await using (transaction)
        {
            if (await db.SiteProfiles.AnyAsync(cancel))
                throw new InvalidOperationException("A site that is set up takes no demonstration data.");
            var agency = SeedFile.Read<AgencySeed>(Path.Combine(folder, "agency.json"));
            var profile = AddProfile(agency);
            var office = await OpenOffice(folder, agency, profile, context, directory, cancel);

            var published = await LoadItems(folder, office, cancel);
            var requests = await LoadRequests(folder, office, cancel);
            await LoadLedgerAndCases(folder, office, cancel);
            await LoadReport(folder, office, cancel);
            await LoadDrafts(folder, office, cancel);
            await LoadPages(folder, office, cancel);
            db.Journal.Add(context.Entry(JournalAction.Loaded, JournalSubject.Data, null, $"演示数据：公开信息{published}条、申请{requests}件、账号{office.Accounts.Count}个"));
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
            db.ChangeTracker.Clear();
            return new DemonstrationLoaded(office.Accounts, published, requests);
        }
    }

    private SiteProfile AddProfile(AgencySeed agency)
    {
        var profile = new SiteProfile
        {
            AgencyName = agency.AgencyName,
            ShortName = agency.ShortName,
            SuperiorName = agency.SuperiorName,
            Address = agency.Address,
            Telephone = agency.Telephone,
            WechatName = agency.WechatName,
            DisclosureOffice = agency.DisclosureOffice,
            LeadingGroup = agency.LeadingGroup,
            ReadingPlaces = agency.ReadingPlaces,
            IsDemonstration = true,
        };
        db.SiteProfiles.Add(profile);
        return profile;
    }

    private async Task<DemonstrationOffice> OpenOffice(string folder, AgencySeed agency, SiteProfile profile, ActContext context, DataDirectory directory, CancellationToken cancel)
    {
        var offices = SeedFile.Read<IReadOnlyList<OfficeSeed>>(Path.Combine(folder, "offices.json"))
            .Select(seed => new Office { Name = seed.Name, Kind = seed.Kind })
            .ToList();
        db.Offices.AddRange(offices);
        db.Villages.AddRange(SeedFile.Read<IReadOnlyList<VillageSeed>>(Path.Combine(folder, "villages.json")).Select(seed => new Village { Name = seed.Name, Board = seed.Board }));
        await db.SaveChangesAsync(cancel);
        var officeIds = offices.ToDictionary(row => row.Name, row => row.Id);
        var accounts = new List<DemonstrationAccount>();
        foreach (var seed in SeedFile.Read<IReadOnlyList<AccountSeed>>(Path.Combine(folder, "accounts.json")))
        {
            var account = new NewAccount { UserName = seed.Name, DisplayName = seed.DisplayName, OfficeId = seed.Office is null ? null : officeIds[seed.Office], Roles = seed.Roles };
            accounts.Add(await DemonstrationAccounts.AddAsync(db, account, context, cancel));
        }

        var notices = await db.HolidayNotices.AsNoTracking().Include(notice => notice.Days).ToListAsync(cancel);
        return new DemonstrationOffice
        {
            Agency = agency,
            Profile = profile,
            Context = context,
            Accounts = accounts,
            OfficeIds = officeIds,
            Categories = await db.Categories.ToDictionaryAsync(category => category.Code, cancel),
            Groups = await db.Groups.ToDictionaryAsync(group => group.Code, cancel),
            Channels = await db.Channels.ToDictionaryAsync(channel => channel.Code, cancel),
            Calendar = new WorkingCalendar(notices.Select(notice => notice.Year), notices.SelectMany(notice => notice.Days).Select(day => new NoticeDay(day.Date, day.Kind, day.Name))),
            Store = new UploadStore(directory),
            Forms = ReportForms.Read(Path.GetDirectoryName(folder)!),
            Files = Path.Combine(folder, "files"),
        };
    }

    private async Task<int> LoadItems(string folder, DemonstrationOffice office, CancellationToken cancel)
    {
        var today = office.Context.Today;
        var later = SeedFile.Read<LaterItemsSeed>(Path.Combine(folder, "items-later.json"));
        var seeds = SeedFile.Read<IReadOnlyList<ItemSeed>>(Path.Combine(folder, "items-2018.json"))
            .Concat(later.Topics.SelectMany(topic => topic.Until(today)))
            .Concat(later.Items)
            .Select(seed => (Seed: seed, On: seed.DisclosedOn is { } on ? office.WorkingDayAt(on) : office.WorkingDaysAgo(seed.WorkingDaysBefore!.Value)))
            .Where(pair => pair.On <= today)
            .OrderBy(pair => pair.On)
            .ToList();
        var items = new List<(DisclosureItem Item, ItemSeed Seed)>();
        foreach (var (seed, on) in seeds)
        {
            var first = await Revision(seed, seed.Body, on, office.Writer(seed, items.Count), office, cancel);
            var item = new DisclosureItem { IsSample = true, ResponsibleId = office.Writer(seed, items.Count).ActorId, Revisions = [first] };
            if (seed.Correction is { } correction)
            {
                var second = await Revision(seed, correction.Body, on, office.Writer(seed, items.Count), office, cancel);
                second.Number = 2;
                second.ChangeNote = correction.ChangeNote;
                second.ContentDigest = ItemDigest.Of(second);
                item.Revisions.Add(second);
            }

            items.Add((item, seed));
        }

        db.Items.AddRange(items.Select(pair => pair.Item));
        await db.SaveChangesAsync(cancel);
        // Checks and review lines stand in the database before anything is marked as published: triggers ask for them.
        var scan = new PrivacyScan(office.Store);
        foreach (var revision in items.SelectMany(pair => pair.Item.Revisions))
        {
            var check = await scan.CheckAsync(db, revision, cancel);
            if (check.Open.Any(point => point.Certain))
                throw new InvalidDataException($"The demonstration item “{revision.Title}” holds {string.Join(", ", check.Open.Select(point => point.What))}.");
            // What only looks like a name is kept with a reason, as a clerk would.
            db.PrivacyDecisions.AddRange(check.Open.Select(point => PrivacyDecision.Keeping(revision, point, "不是个人信息", office.Context)));
            db.PrivacyChecks.Add(PrivacyCheck.Of(revision, check, 0, office.Context));
        }

        db.Reviews.AddRange(items.SelectMany((pair, place) => pair.Item.Revisions.SelectMany(revision => office.Reviews(place, revision))));
        await db.SaveChangesAsync(cancel);
        await Publish(items, office, cancel);
        return items.Count(pair => pair.Item.LiveRevisionId is not null);
    }

    private async Task Publish(IReadOnlyList<(DisclosureItem Item, ItemSeed Seed)> items, DemonstrationOffice office, CancellationToken cancel)
    {
        var now = office.Context.Now;
        if (!IndexNumberPattern.TryParse(office.Profile.IndexNumberPattern, out var pattern))
            throw new InvalidOperationException("The default index number pattern can't be read.");
        foreach (var (item, seed) in items)
        {
            foreach (var revision in item.Revisions.OrderBy(revision => revision.Number))
                ItemPublication.GoLive(item, revision, pattern, office.Profile.AgencyCode, NextSerial, office.Context);
            if (seed.Successor is { } successor)
                (item.ValidityLines[^1].SuccessorId, item.ValidityLines[^1].Reason) = (items.Single(pair => pair.Seed.Title == successor).Item.Id, "已有新的文件规定");
            var live = item.Revisions.MaxBy(revision => revision.Number)!;
            db.Journal.Add(office.Context.Entry(JournalAction.Loaded, JournalSubject.Item, item.Id, live.Title));
            if (seed.Correction is { } correction)
                db.Journal.Add(office.Context.Entry(JournalAction.Corrected, JournalSubject.Item, item.Id, live.Title, correction.ChangeNote));
            if (seed.WithdrawalReason is { } reason)
            {
                (item.LiveRevisionId, item.WithdrawnAt, item.WithdrawalReason) = (null, now, reason);
                db.Journal.Add(office.Context.Entry(JournalAction.Withdrawn, JournalSubject.Item, item.Id, live.Title, reason));
                continue;
            }

            db.PublicItems.Add(ItemPublication.Face(item, live, live.DisclosedOn!.Value, office.Calendar, office.Context.Today));
            await SearchIndexer.PutAsync(db, await ItemPublication.FoundAsync(db, item, live, cancel), cancel);
        }

        await db.SaveChangesAsync(cancel);
    }

    private int NextSerial(int year) => serials[year] = serials.GetValueOrDefault(year) + 1;

    private static async Task<ItemRevision> Revision(ItemSeed seed, string body, DateOnly on, ActContext writer, DemonstrationOffice office, CancellationToken cancel)
    {
        var markdown = OfficeText.Clean($"{body}\n\n{office.Agency.SampleNote}");
        var reading = OfficeText.Read(markdown, _ => false);
        var revision = new ItemRevision
        {
            Number = 1,
            State = RevisionState.InReview,
            Title = seed.Title,
            Summary = seed.Summary,
            BodyMarkdown = markdown,
            BodyHtml = reading.Html.Value,
            BodyPlain = reading.PlainText,
            FormedOn = office.WorkingDayAt(on.AddDays(-seed.FormedBefore)),
            DisclosedOn = on,
            Backfilled = on < office.Context.Today,
            DocumentNumber = DocumentNumber.Normalise(seed.DocumentNumber),
            OfficeId = office.OfficeIds[seed.Office],
            Category = office.Categories[seed.Category],
            CategoryId = office.Categories[seed.Category].Id,
            Group = office.Groups[seed.Group],
            GroupId = office.Groups[seed.Group].Id,
            Method = seed.Method,
            Validity = seed.Validity,
            ValidityFrom = seed.ValidityFrom,
            Genre = seed.Genre,
            Keywords = CatalogueKeywords.Normalise(seed.Keywords),
            AlsoUnder = [.. seed.AlsoUnder.Select(code => office.Categories[code])],
            Writers = [new RevisionWriter { AccountId = writer.ActorId!.Value }],
            WrittenById = writer.ActorId,
            WrittenByName = writer.ActorName,
            WrittenAt = writer.Now,
            Channels = [.. seed.Channels.Select(code => office.Channels[code])],
        };
        foreach (var attachment in seed.Attachments)
            revision.Attachments.Add(await Attach(attachment, revision.Attachments.Count + 1, office, cancel));
        revision.ContentDigest = ItemDigest.Of(revision);
        return revision;
    }

    private static async Task<ItemAttachment> Attach(AttachmentSeed seed, int position, DemonstrationOffice office, CancellationToken cancel)
    {
        var content = File.OpenRead(Path.Combine(office.Files, seed.File));
        await using (content)
        {
            return await office.Store.PutAsync(seed.Name, content, cancel) is UploadResult.Stored { File: var file }
                ? new ItemAttachment { Position = position, FileName = file.FileName, ContentType = file.ContentType, Size = file.Size, Digest = file.Digest }
                : throw new InvalidDataException($"{seed.File} is no file that the store takes.");
        }
    }

    private async Task<int> LoadRequests(string folder, DemonstrationOffice office, CancellationToken cancel)
    {
        var numbers = new Dictionary<int, int>();
        var clerk = office.Account(StaffRole.RequestOfficer);
        var requests = SeedFile.Read<IReadOnlyList<RequestSeed>>(Path.Combine(folder, "requests.json"))
            .Select(seed => (Seed: seed, ReceivedOn: seed.ReceivedOn ?? office.ReceivedFor(seed.ReceivedWorkingDaysAgo!.Value)))
            .Where(pair => pair.ReceivedOn <= office.Context.Today)
            .OrderBy(pair => pair.ReceivedOn)
            .Select(pair => new InformationRequest
            {
                Year = pair.ReceivedOn.Year,
                Serial = numbers[pair.ReceivedOn.Year] = numbers.GetValueOrDefault(pair.ReceivedOn.Year) + 1,
                ApplicantName = pair.Seed.Applicant,
                ApplicantKind = pair.Seed.Kind,
                Contact = pair.Seed.Contact,
                Asked = pair.Seed.Asked.Replace("{年}", pair.ReceivedOn.Year.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal),
                ReceivedOn = pair.ReceivedOn,
                ReceivedThrough = pair.Seed.Through,
                OutcomeCode = pair.Seed.Outcome,
                RepliedOn = pair.Seed.RepliedAfter is { } days ? office.After(pair.ReceivedOn, days) : null,
                Note = pair.Seed.Note,
                RegisteredAt = office.Context.Now,
                RegisteredById = clerk.Id,
                IsSample = true,
            })
            .ToList();
        db.Requests.AddRange(requests);
        await db.SaveChangesAsync(cancel);
        db.Journal.AddRange(requests.Select(request => office.Context.Entry(JournalAction.Loaded, JournalSubject.Request, request.Id, request.Number)));
        return requests.Count;
    }

    /// <summary>Last year's ledger, but for one line that nobody filled in, and two cases.</summary>
    private async Task LoadLedgerAndCases(string folder, DemonstrationOffice office, CancellationToken cancel)
    {
        var year = office.Context.Today.Year - 1;
        db.LedgerEntries.AddRange(SeedFile.Read<Dictionary<string, IReadOnlyList<decimal>>>(Path.Combine(folder, "ledger.json")).SelectMany(line => line.Value.Select((value, month) => new LedgerEntry
        {
            Line = line.Key,
            Month = new DateOnly(year, month + 1, 1),
            Value = value,
            SavedByName = office.Context.ActorName,
            SavedAt = office.Context.Now,
        })));
        var cases = new Dictionary<int, int>();
        foreach (var seed in SeedFile.Read<IReadOnlyList<CaseSeed>>(Path.Combine(folder, "cases.json")))
        {
            var filed = DateOnly.ParseExact($"{office.Context.Today.Year - seed.YearsAgo}-{seed.FiledOn}", "yyyy-MM-dd", CultureInfo.InvariantCulture);
            db.Cases.Add(new DisclosureCase
            {
                Year = filed.Year,
                Serial = cases[filed.Year] = cases.GetValueOrDefault(filed.Year) + 1,
                Kind = seed.Kind,
                FiledOn = filed,
                Body = seed.Body,
                AnsweredOn = filed.AddDays(seed.AnsweredAfter),
                Result = seed.Result,
                ClosedOn = seed.ClosedAfter is { } days ? filed.AddDays(days) : null,
                Note = seed.Note,
                IsSample = true,
                RegisteredAt = office.Context.Now,
            });
        }

        await db.SaveChangesAsync(cancel);
        db.Journal.Add(office.Context.Entry(JournalAction.Loaded, JournalSubject.Ledger, year, $"{year}年台账"));
        db.Journal.AddRange(db.Cases.Local.Select(row => office.Context.Entry(JournalAction.Loaded, JournalSubject.Case, row.Id, row.Number)));
    }

    private async Task LoadReport(string folder, DemonstrationOffice office, CancellationToken cancel)
    {
        var seed = SeedFile.Read<ReportSeed>(Path.Combine(folder, "report-2018.json"));
        var figures = new FigureReader(db, office.Forms);
        var writer = office.Act(office.Account(StaffRole.InformationClerk));
        var report = await AddReport(seed.Year, new ReportDraft
        {
            Title = seed.Title,
            Preface = seed.Preface,
            PeriodFrom = seed.PeriodFrom,
            PeriodTo = seed.PeriodTo,
            SignedBy = seed.SignedBy,
            SignedOn = seed.SignedOn,
            Parts = [.. seed.Parts.Select(part => new ReportPartDraft(part.Level, part.Heading, part.Markdown))],
        }, figures, writer, cancel);
        var revision = report.WorkingRevision!;
        var values = await figures.ReadAsync(seed.Year, ReportFigures.Names(revision), cancel);
        revision.Figures = ReportFigures.Freeze(values.Values);
        db.Reviews.AddRange(office.Review(0, ReviewKind.Review, reportRevisionId: revision.Id), office.Review(0, ReviewKind.Signature, reportRevisionId: revision.Id));
        await db.SaveChangesAsync(cancel);
        PublishReport.GoLive(report, revision, office.Context.Now);
        await SearchIndexer.PutAsync(db, ReportFigures.Found(seed.Year, revision, values, office.Context.Today), cancel);
        db.Journal.Add(office.Context.Entry(JournalAction.Loaded, JournalSubject.Report, report.Id, revision.Title));
        await db.SaveChangesAsync(cancel);
    }

    private async Task LoadDrafts(string folder, DemonstrationOffice office, CancellationToken cancel)
    {
        var seeds = SeedFile.Read<IReadOnlyList<ItemSeed>>(Path.Combine(folder, "drafts.json"));
        var send = new SendItemForReview(db, new PrivacyScan(office.Store), office.Store);
        foreach (var seed in seeds)
        {
            var writer = office.Writer(seed, 0);
            var revision = await Revision(seed, seed.Body, office.WorkingDayAt(office.Context.Today), writer, office, cancel);
            // 公开日期 isn't known before it is published.
            (revision.State, revision.ReturnReason, revision.DisclosedOn, revision.Backfilled) = (seed.State is RevisionState.InReview ? RevisionState.Draft : seed.State, seed.ReturnReason, null, false);
            revision.ContentDigest = ItemDigest.Of(revision);
            var item = new DisclosureItem { IsSample = true, ResponsibleId = writer.ActorId, Revisions = [revision] };
            db.Items.Add(item);
            await db.SaveChangesAsync(cancel);
            item.WorkingRevisionId = revision.Id;
            // Who wrote it stands in the journal: the acts ask it that nobody publishes words of their own.
            db.Journal.Add(writer.Entry(JournalAction.Created, JournalSubject.Item, item.Id, revision.Title));
            if (seed.State is RevisionState.Returned)
                db.Journal.Add(writer.Entry(JournalAction.SentForReview, JournalSubject.Item, item.Id, revision.Title));
            if (seed.State is RevisionState.Returned)
                db.Journal.Add(office.Act(office.Account(StaffRole.Reviewer)).Entry(JournalAction.Returned, JournalSubject.Item, item.Id, revision.Title, seed.ReturnReason));
            await db.SaveChangesAsync(cancel);
            if (seed.State is RevisionState.InReview && await send.RunAsync(item.Id, item.Version, writer, cancel) is not ActResult<ItemSaved>.Done)
                throw new InvalidDataException($"{seed.Title} can't be sent for review.");
        }

        var year = office.Context.Today.Year - 1;
        var shape = SeedFile.Read<ReportShape>(Path.Combine(folder, "report-draft.json")).Fill(office.Profile, year);
        var clerk = office.Act(office.Account(StaffRole.InformationClerk));
        var report = await AddReport(year, new ReportDraft
        {
            Title = shape.Title,
            Preface = shape.Preface,
            PeriodFrom = new DateOnly(year, 1, 1),
            PeriodTo = new DateOnly(year, 12, 31),
            SignedBy = office.Profile.AgencyName,
            Parts = [.. shape.Parts.Select(part => new ReportPartDraft(part.Level, part.Heading, part.Markdown))],
        }, new FigureReader(db, office.Forms), clerk, cancel);
        db.Journal.Add(clerk.Entry(JournalAction.Created, JournalSubject.Report, report.Id, shape.Title));
    }

    private async Task<AnnualReport> AddReport(int year, ReportDraft draft, FigureReader figures, ActContext writer, CancellationToken cancel)
    {
        var revision = new ReportRevision { Number = 1, State = RevisionState.Draft, Title = draft.Title, WrittenByName = writer.ActorName };
        var issues = ReportDraftRules.Write(draft, revision, await figures.KnownAsync(cancel), writer);
        if (issues.Count > 0)
            throw new InvalidDataException($"The report of {year} can't be loaded: {string.Join("; ", issues.Select(issue => issue.Message))}");
        var report = new AnnualReport { Year = year, Revisions = [revision] };
        db.Reports.Add(report);
        await db.SaveChangesAsync(cancel);
        report.WorkingRevision = revision;
        await db.SaveChangesAsync(cancel);
        return report;
    }

    private async Task LoadPages(string folder, DemonstrationOffice office, CancellationToken cancel)
    {
        var writer = office.Account(StaffRole.InformationClerk);
        foreach (var (page, file) in new[] { (SitePage.Guide, "guide.md"), (SitePage.Rules, "rules.md") })
        {
            var markdown = OfficeText.Clean(await File.ReadAllTextAsync(Path.Combine(folder, file), cancel));
            db.PageTexts.Add(new PageText
            {
                Page = page,
                Number = 1,
                Markdown = markdown,
                Html = OfficeText.Read(markdown, _ => false, headingBase: 2, idPrefix: page.IdPrefix()).Html.Value,
                WrittenById = writer.Id,
                WrittenByName = writer.DisplayName,
                WrittenAt = office.Context.Now,
            });
            db.Journal.Add(office.Context.Entry(JournalAction.Loaded, JournalSubject.Page, (int)page, page.Label()));
        }
    }
}

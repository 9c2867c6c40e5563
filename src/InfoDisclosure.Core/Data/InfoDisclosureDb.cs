using InfoDisclosure.Core.Calendar;
using InfoDisclosure.Core.Catalogue;
using InfoDisclosure.Core.Catalogue.Funds;
using InfoDisclosure.Core.Catalogue.Places;
using InfoDisclosure.Core.Catalogue.Privacy;
using InfoDisclosure.Core.Catalogue.Upkeep;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Core.Ledger;
using InfoDisclosure.Core.Reports;
using InfoDisclosure.Core.Reports.Tables;
using InfoDisclosure.Core.Requests;
using InfoDisclosure.Core.Requests.Cases;
using InfoDisclosure.Core.Search;
using InfoDisclosure.Core.Site;
using InfoDisclosure.Core.Staffing;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Core.Data;

/// <summary>
/// The office's one database. Every string has a maximum length that the database itself checks; moments are UTC; published
/// revisions, reviews and the journal are guarded by triggers against change and removal (see the first migration).
/// </summary>
public sealed class InfoDisclosureDb(DbContextOptions<InfoDisclosureDb> options)
    : IdentityDbContext<StaffAccount, IdentityRole<int>, int>(options)
{
    private const int DefaultLength = 256;

    public DbSet<Category> Categories => Set<Category>();

    public DbSet<DisclosureGroup> Groups => Set<DisclosureGroup>();

    public DbSet<Channel> Channels => Set<Channel>();

    public DbSet<DisclosureItem> Items => Set<DisclosureItem>();

    public DbSet<ItemRevision> ItemRevisions => Set<ItemRevision>();

    public DbSet<ItemAttachment> Attachments => Set<ItemAttachment>();

    public DbSet<PublicItem> PublicItems => Set<PublicItem>();

    public DbSet<PublicItemChannel> PublicItemChannels => Set<PublicItemChannel>();

    public DbSet<PublicItemCategory> PublicItemCategories => Set<PublicItemCategory>();

    public DbSet<FundBatch> FundBatches => Set<FundBatch>();

    public DbSet<FundHousehold> FundHouseholds => Set<FundHousehold>();

    public DbSet<Village> Villages => Set<Village>();

    public DbSet<ItemPosting> Postings => Set<ItemPosting>();

    public DbSet<ColumnPeriod> ColumnPeriods => Set<ColumnPeriod>();

    public DbSet<UpkeepSettings> UpkeepSettings => Set<UpkeepSettings>();

    public DbSet<NoChangeStatement> NoChangeStatements => Set<NoChangeStatement>();

    public DbSet<BlankReason> BlankReasons => Set<BlankReason>();

    public DbSet<ItemReading> ItemReadings => Set<ItemReading>();

    public DbSet<RevisionWriter> RevisionWriters => Set<RevisionWriter>();

    public DbSet<ItemValidity> ItemValidityLines => Set<ItemValidity>();

    public DbSet<PrivacyDecision> PrivacyDecisions => Set<PrivacyDecision>();

    public DbSet<PrivacyCheck> PrivacyChecks => Set<PrivacyCheck>();

    public DbSet<FileText> FileTexts => Set<FileText>();

    public DbSet<PublicityProof> PublicityProofs => Set<PublicityProof>();

    public DbSet<OfficeWord> OfficeWords => Set<OfficeWord>();

    public DbSet<PublicationReview> Reviews => Set<PublicationReview>();

    public DbSet<AnnualReport> Reports => Set<AnnualReport>();

    public DbSet<ReportRevision> ReportRevisions => Set<ReportRevision>();

    public DbSet<ReportPart> ReportParts => Set<ReportPart>();

    public DbSet<FrozenFigure> FrozenFigures => Set<FrozenFigure>();

    public DbSet<FrozenCell> FrozenCells => Set<FrozenCell>();

    public DbSet<ReportFile> ReportFiles => Set<ReportFile>();

    public DbSet<CheckExplanation> CheckExplanations => Set<CheckExplanation>();

    public DbSet<CellAdjustment> CellAdjustments => Set<CellAdjustment>();

    public DbSet<DisclosureCase> Cases => Set<DisclosureCase>();

    public DbSet<LedgerEntry> LedgerEntries => Set<LedgerEntry>();

    public DbSet<InformationRequest> Requests => Set<InformationRequest>();

    public DbSet<HolidayNotice> HolidayNotices => Set<HolidayNotice>();

    public DbSet<Office> Offices => Set<Office>();

    public DbSet<JournalEntry> Journal => Set<JournalEntry>();

    public DbSet<SearchDocument> SearchDocuments => Set<SearchDocument>();

    public DbSet<SynonymGroup> SearchSynonyms => Set<SynonymGroup>();

    public DbSet<EmptySearch> EmptySearches => Set<EmptySearch>();

    public DbSet<SiteProfile> SiteProfiles => Set<SiteProfile>();

    public DbSet<PageText> PageTexts => Set<PageText>();

    /// <summary>A directory's database outside a service provider; the caller disposes it.</summary>
    public static InfoDisclosureDb Open(DataDirectory directory)
    {
        var options = new DbContextOptionsBuilder<InfoDisclosureDb>();
        options.Use(directory);
        return new InfoDisclosureDb(options.Options);
    }

    /// <summary>
    /// Makes the save depend on the version that the person saw, and counts it up even when only the thing's revision
    /// changed. The posted version goes to the original value: set as the current one it would save over a conflict.
    /// </summary>
    public void Touch(Versioned thing, int postedVersion)
    {
        var version = Entry(thing).Property(entity => entity.Version);
        version.OriginalValue = postedVersion;
        version.CurrentValue = postedVersion + 1;
        version.IsModified = true;
    }

    /// <summary>Saves; false when somebody else saved in between, and then nothing was saved.</summary>
    public async Task<bool> TrySave(CancellationToken cancel)
    {
        try
        {
            await SaveChangesAsync(cancel);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            ChangeTracker.Clear();
            return false;
        }
    }

    /// <inheritdoc/>
    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        CountUp();
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    /// <inheritdoc/>
    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        CountUp();
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<string>().HaveMaxLength(DefaultLength);
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcDateTimeConverter>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(InfoDisclosureDb).Assembly);
        foreach (var entity in builder.Model.GetEntityTypes())
        {
            foreach (var property in entity.GetProperties().Where(property => property.ClrType == typeof(string)))
            {
                if (property.GetMaxLength() is null)
                    property.SetMaxLength(DefaultLength);
                var column = property.GetColumnName();
                entity.AddCheckConstraint($"CK_{entity.GetTableName()}_{column}_Length", $"length(\"{column}\") <= {property.GetMaxLength()}");
            }
        }
    }

    private void CountUp()
    {
        foreach (var entry in ChangeTracker.Entries<Versioned>())
        {
            if (entry.State == EntityState.Modified && !entry.Property(thing => thing.Version).IsModified)
                entry.Entity.Version++;
        }
    }
}

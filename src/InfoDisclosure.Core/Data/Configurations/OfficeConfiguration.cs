using InfoDisclosure.Core.Calendar;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Core.Reports;
using InfoDisclosure.Core.Requests;
using InfoDisclosure.Core.Site;
using InfoDisclosure.Core.Staffing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace InfoDisclosure.Core.Data.Configurations;

internal sealed class ReportsConfiguration : IEntityTypeConfiguration<AnnualReport>, IEntityTypeConfiguration<ReportRevision>,
    IEntityTypeConfiguration<ReportPart>, IEntityTypeConfiguration<FrozenFigure>
{
    public void Configure(EntityTypeBuilder<AnnualReport> builder)
    {
        builder.ToTable("Reports");
        builder.Property(report => report.Version).IsConcurrencyToken();
        builder.HasIndex(report => report.Year).IsUnique();
        builder.HasOne(report => report.LiveRevision).WithMany().HasForeignKey(report => report.LiveRevisionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(report => report.WorkingRevision).WithMany().HasForeignKey(report => report.WorkingRevisionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(report => report.Revisions).WithOne(revision => revision.Report).HasForeignKey(revision => revision.ReportId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<ReportRevision> builder)
    {
        builder.Property(revision => revision.Title).HasMaxLength(ReportRevision.TitleLength);
        builder.Property(revision => revision.PrefaceMarkdown).HasMaxLength(ReportRevision.PrefaceLength);
        builder.Property(revision => revision.PrefaceHtml).HasMaxLength(ReportPart.HtmlLength);
        builder.Property(revision => revision.SignedBy).HasMaxLength(ReportRevision.SignatureLength);
        builder.Property(revision => revision.ChangeNote).HasMaxLength(ReportRevision.NoteLength);
        builder.Property(revision => revision.ReturnReason).HasMaxLength(ReportRevision.NoteLength);
        builder.HasIndex(revision => new { revision.ReportId, revision.Number }).IsUnique();
        builder.HasMany(revision => revision.Parts).WithOne().HasForeignKey(part => part.RevisionId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(revision => revision.Figures).WithOne().HasForeignKey(figure => figure.RevisionId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<ReportPart> builder)
    {
        builder.Property(part => part.Heading).HasMaxLength(ReportPart.HeadingLength);
        builder.Property(part => part.Markdown).HasMaxLength(ReportPart.TextLength);
        builder.Property(part => part.Html).HasMaxLength(ReportPart.HtmlLength);
        // Not unique: moving parts would pass through equal places inside one save.
        builder.HasIndex(part => new { part.RevisionId, part.Position });
    }

    public void Configure(EntityTypeBuilder<FrozenFigure> builder)
    {
        builder.Property(figure => figure.Name).HasMaxLength(FrozenFigure.NameLength);
        builder.Property(figure => figure.RowIds).HasMaxLength(FrozenFigure.RowsLength);
        builder.HasIndex(figure => new { figure.RevisionId, figure.Name }).IsUnique();
    }
}

internal sealed class OfficeConfiguration : IEntityTypeConfiguration<InformationRequest>, IEntityTypeConfiguration<HolidayNotice>,
    IEntityTypeConfiguration<HolidayDay>, IEntityTypeConfiguration<StaffAccount>, IEntityTypeConfiguration<Office>,
    IEntityTypeConfiguration<JournalEntry>, IEntityTypeConfiguration<SiteProfile>,
    IEntityTypeConfiguration<PageText>
{
    public void Configure(EntityTypeBuilder<InformationRequest> builder)
    {
        builder.ToTable("Requests");
        builder.Property(request => request.Version).IsConcurrencyToken();
        builder.Property(request => request.ApplicantName).HasMaxLength(InformationRequest.ApplicantNameLength);
        builder.Property(request => request.Contact).HasMaxLength(InformationRequest.ContactLength);
        builder.Property(request => request.Asked).HasMaxLength(InformationRequest.AskedLength);
        builder.Property(request => request.Note).HasMaxLength(InformationRequest.NoteLength);
        builder.Property(request => request.OutcomeCode).HasMaxLength(InformationRequest.OutcomeLength);
        builder.Ignore(request => request.Number);
        builder.HasIndex(request => new { request.Year, request.Serial }).IsUnique();
        builder.HasIndex(request => new { request.ReceivedOn, request.Id });
    }

    public void Configure(EntityTypeBuilder<HolidayNotice> builder)
    {
        builder.HasKey(notice => notice.Year);
        builder.Property(notice => notice.Year).ValueGeneratedNever();
        builder.HasMany(notice => notice.Days).WithOne().HasForeignKey(day => day.NoticeYear).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<HolidayDay> builder)
    {
        builder.ToTable("HolidayDays");
        builder.HasKey(day => day.Date);
        builder.Property(day => day.Name).HasMaxLength(HolidayDay.NameLength);
    }

    public void Configure(EntityTypeBuilder<StaffAccount> builder)
    {
        builder.Property(account => account.DisplayName).HasMaxLength(StaffAccount.DisplayNameLength);
        builder.HasOne(account => account.Office).WithMany().HasForeignKey(account => account.OfficeId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Office> builder)
    {
        builder.Property(office => office.Version).IsConcurrencyToken();
        builder.Property(office => office.Name).HasMaxLength(Office.NameLength);
        builder.Property(office => office.Telephone).HasMaxLength(Office.TelephoneLength);
        builder.HasIndex(office => office.Name).IsUnique();
    }

    public void Configure(EntityTypeBuilder<JournalEntry> builder)
    {
        builder.ToTable("Journal");
        builder.Property(entry => entry.ActorName).HasMaxLength(JournalEntry.ActorNameLength);
        builder.Property(entry => entry.Origin).HasMaxLength(JournalEntry.OriginLength);
        builder.Property(entry => entry.Subject).HasMaxLength(JournalEntry.SubjectLength);
        builder.Property(entry => entry.Reason).HasMaxLength(JournalEntry.ReasonLength);
        builder.HasIndex(entry => entry.At);
        builder.HasIndex(entry => new { entry.SubjectKind, entry.SubjectId, entry.Id });
        builder.HasIndex(entry => new { entry.ActorId, entry.Id });
    }

    public void Configure(EntityTypeBuilder<SiteProfile> builder)
    {
        builder.Property(profile => profile.Id).ValueGeneratedNever();
        builder.Property(profile => profile.Version).IsConcurrencyToken();
        foreach (var name in new[] { nameof(SiteProfile.AgencyName), nameof(SiteProfile.ShortName), nameof(SiteProfile.SuperiorName), nameof(SiteProfile.DisclosureOffice), nameof(SiteProfile.WechatName), nameof(SiteProfile.ParentPortalName), nameof(SiteProfile.IndexNumberPattern) })
            builder.Property(name).HasMaxLength(SiteProfile.NameLength);
        foreach (var name in new[] { nameof(SiteProfile.Postcode), nameof(SiteProfile.Telephone), nameof(SiteProfile.Fax), nameof(SiteProfile.SupervisionTelephone), nameof(SiteProfile.AgencyCode), nameof(SiteProfile.SiteIdCode) })
            builder.Property(name).HasMaxLength(SiteProfile.CodeLength);
        foreach (var name in new[] { nameof(SiteProfile.Address), nameof(SiteProfile.Email), nameof(SiteProfile.OfficeHours), nameof(SiteProfile.IcpNumber), nameof(SiteProfile.PoliceNumber), nameof(SiteProfile.PublicAddress), nameof(SiteProfile.BasePath), nameof(SiteProfile.ParentPortalAddress), nameof(SiteProfile.TitleFont), nameof(SiteProfile.HeiFont), nameof(SiteProfile.KaiFont), nameof(SiteProfile.FangFont) })
            builder.Property(name).HasMaxLength(SiteProfile.TextLength);
        builder.Property(profile => profile.ReportDue).HasMaxLength(SiteProfile.DayLength).HasDefaultValue(Rules.Reports.ReportDue.Default);
        foreach (var name in new[] { nameof(SiteProfile.LeadingGroup), nameof(SiteProfile.ReadingPlaces), nameof(SiteProfile.TrustedProxies) })
            builder.Property(name).HasMaxLength(SiteProfile.LongTextLength);
    }

    public void Configure(EntityTypeBuilder<PageText> builder)
    {
        builder.Property(text => text.Markdown).HasMaxLength(PageText.MarkdownLength);
        builder.Property(text => text.Html).HasMaxLength(PageText.HtmlLength);
        builder.Property(text => text.WrittenByName).HasMaxLength(60);
        builder.HasIndex(text => new { text.Page, text.Number }).IsUnique();
    }
}

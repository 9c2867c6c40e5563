using InfoDisclosure.Core.Ledger;
using InfoDisclosure.Core.Reports;
using InfoDisclosure.Core.Reports.Tables;
using InfoDisclosure.Core.Requests.Cases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace InfoDisclosure.Core.Data.Configurations;

internal sealed class ReportTablesConfiguration : IEntityTypeConfiguration<FrozenCell>, IEntityTypeConfiguration<CellAdjustment>, IEntityTypeConfiguration<CheckExplanation>, IEntityTypeConfiguration<ReportFile>,
    IEntityTypeConfiguration<DisclosureCase>, IEntityTypeConfiguration<LedgerEntry>
{
    public void Configure(EntityTypeBuilder<FrozenCell> builder)
    {
        builder.ToTable("FrozenCells");
        builder.Property(cell => cell.Path).HasMaxLength(FrozenCell.PathLength);
        builder.Property(cell => cell.RowIds).HasMaxLength(FrozenFigure.RowsLength);
        builder.HasOne<ReportRevision>().WithMany(revision => revision.Cells).HasForeignKey(cell => cell.RevisionId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(cell => new { cell.RevisionId, cell.Path }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<CellAdjustment> builder)
    {
        builder.ToTable("CellAdjustments");
        builder.Property(row => row.Path).HasMaxLength(FrozenCell.PathLength);
        builder.Property(row => row.Reason).HasMaxLength(CellAdjustment.ReasonLength);
        builder.Property(row => row.AskedByName).HasMaxLength(CellAdjustment.NameLength);
        builder.Property(row => row.ConfirmedByName).HasMaxLength(CellAdjustment.NameLength);
        builder.Property(row => row.EndedByName).HasMaxLength(CellAdjustment.NameLength);
        builder.HasIndex(row => new { row.Year, row.Path });
    }

    public void Configure(EntityTypeBuilder<CheckExplanation> builder)
    {
        builder.ToTable("CheckExplanations");
        builder.Property(row => row.Key).HasMaxLength(CheckExplanation.KeyLength);
        builder.Property(row => row.Code).HasMaxLength(CheckExplanation.CodeLength);
        builder.Property(row => row.Sentence).HasMaxLength(CheckExplanation.SentenceLength);
        builder.Property(row => row.Text).HasMaxLength(CheckExplanation.TextLength);
        builder.Property(row => row.ByName).HasMaxLength(CellAdjustment.NameLength);
        builder.HasOne<AnnualReport>().WithMany().HasForeignKey(row => row.ReportId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(row => new { row.ReportId, row.Key });
    }

    public void Configure(EntityTypeBuilder<ReportFile> builder)
    {
        builder.ToTable("ReportFiles");
        builder.Property(file => file.FileName).HasMaxLength(ReportFile.FileNameLength);
        builder.Property(file => file.Digest).HasMaxLength(ReportFile.DigestLength);
        builder.HasOne<ReportRevision>().WithMany(revision => revision.Files).HasForeignKey(file => file.RevisionId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(file => new { file.RevisionId, file.Format }).IsUnique();
        builder.HasIndex(file => file.Digest);
    }

    public void Configure(EntityTypeBuilder<DisclosureCase> builder)
    {
        builder.ToTable("Cases");
        builder.Property(row => row.Version).IsConcurrencyToken();
        builder.Ignore(row => row.Number);
        builder.Property(row => row.Body).HasMaxLength(DisclosureCase.BodyLength);
        builder.Property(row => row.BodyNumber).HasMaxLength(DisclosureCase.BodyNumberLength);
        builder.Property(row => row.Note).HasMaxLength(DisclosureCase.NoteLength);
        builder.HasOne(row => row.Request).WithMany().HasForeignKey(row => row.RequestId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(row => new { row.Year, row.Serial }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<LedgerEntry> builder)
    {
        builder.ToTable("LedgerEntries");
        builder.Property(row => row.Line).HasMaxLength(LedgerEntry.LineLength);
        builder.Property(row => row.SavedByName).HasMaxLength(CellAdjustment.NameLength);
        builder.HasIndex(row => new { row.Line, row.Month }).IsUnique();
    }
}

using InfoDisclosure.Core.Catalogue;
using InfoDisclosure.Core.Catalogue.Upkeep;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace InfoDisclosure.Core.Data.Configurations;

internal sealed class UpkeepConfiguration : IEntityTypeConfiguration<ColumnPeriod>, IEntityTypeConfiguration<UpkeepSettings>,
    IEntityTypeConfiguration<NoChangeStatement>, IEntityTypeConfiguration<BlankReason>, IEntityTypeConfiguration<ItemReading>
{
    public void Configure(EntityTypeBuilder<ColumnPeriod> builder)
    {
        builder.ToTable("ColumnPeriods");
        builder.HasKey(period => period.CategoryId);
        builder.Property(period => period.CategoryId).ValueGeneratedNever();
        builder.HasOne<Category>().WithOne().HasForeignKey<ColumnPeriod>(period => period.CategoryId);
    }

    public void Configure(EntityTypeBuilder<UpkeepSettings> builder)
    {
        builder.ToTable("UpkeepSettings");
        builder.Property(settings => settings.Id).ValueGeneratedNever();
        builder.Property(settings => settings.Version).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<NoChangeStatement> builder)
    {
        builder.ToTable("NoChangeStatements");
        builder.Property(statement => statement.StatedByName).HasMaxLength(PublicationReview.NameLength);
        builder.HasOne<Category>().WithMany().HasForeignKey(statement => statement.CategoryId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(statement => new { statement.CategoryId, statement.StatedOn }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<BlankReason> builder)
    {
        builder.ToTable("BlankReasons");
        builder.Property(reason => reason.Reason).HasMaxLength(Category.EmptyNoteLength);
        builder.Property(reason => reason.StatedByName).HasMaxLength(PublicationReview.NameLength);
        builder.HasOne<Category>().WithMany().HasForeignKey(reason => reason.CategoryId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ItemReading> builder)
    {
        builder.ToTable("ItemReadings");
        builder.HasKey(reading => new { reading.Day, reading.ItemId });
        builder.HasOne<DisclosureItem>().WithMany().HasForeignKey(reading => reading.ItemId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(reading => reading.ItemId);
    }
}

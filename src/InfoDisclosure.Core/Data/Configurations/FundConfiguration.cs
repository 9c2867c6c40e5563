using InfoDisclosure.Core.Catalogue;
using InfoDisclosure.Core.Catalogue.Funds;
using InfoDisclosure.Core.Catalogue.Places;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace InfoDisclosure.Core.Data.Configurations;

internal sealed class FundConfiguration : IEntityTypeConfiguration<FundBatch>, IEntityTypeConfiguration<FundVillage>, IEntityTypeConfiguration<FundHousehold>
{
    public void Configure(EntityTypeBuilder<FundBatch> builder)
    {
        builder.Property(batch => batch.Version).IsConcurrencyToken();
        builder.Property(batch => batch.Title).HasMaxLength(FundBatch.TitleLength);
        builder.Property(batch => batch.Unit).HasMaxLength(FundBatch.UnitLength);
        builder.Property(batch => batch.PolicyBasis).HasMaxLength(FundBatch.BasisLength);
        builder.Property(batch => batch.FileName).HasMaxLength(FundBatch.FileNameLength);
        builder.Property(batch => batch.MadeByName).HasMaxLength(PublicationReview.NameLength);
        // The item may be deleted for good as a draft; the list then stands without one.
        builder.HasIndex(batch => batch.ItemId);
        builder.HasMany(batch => batch.Villages).WithOne().HasForeignKey(row => row.BatchId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(batch => batch.Households).WithOne().HasForeignKey(row => row.BatchId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<FundVillage> builder)
    {
        builder.ToTable("FundVillages");
        builder.HasKey(row => new { row.BatchId, row.VillageId });
        builder.HasOne(row => row.Village).WithMany().HasForeignKey(row => row.VillageId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<FundHousehold> builder)
    {
        builder.Property(row => row.Name).HasMaxLength(FundHousehold.NameLength);
        builder.HasOne<Village>().WithMany().HasForeignKey(row => row.VillageId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(row => new { row.BatchId, row.VillageId });
    }
}

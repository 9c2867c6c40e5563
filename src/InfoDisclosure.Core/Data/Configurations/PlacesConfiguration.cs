using InfoDisclosure.Core.Catalogue;
using InfoDisclosure.Core.Catalogue.Places;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace InfoDisclosure.Core.Data.Configurations;

internal sealed class PlacesConfiguration : IEntityTypeConfiguration<Village>, IEntityTypeConfiguration<ItemPosting>, IEntityTypeConfiguration<PostingProof>
{
    public void Configure(EntityTypeBuilder<Village> builder)
    {
        builder.Property(village => village.Name).HasMaxLength(Village.NameLength);
        builder.Property(village => village.Board).HasMaxLength(Village.BoardLength);
        builder.Property(village => village.Version).IsConcurrencyToken();
        builder.HasIndex(village => village.Name).IsUnique();
    }

    public void Configure(EntityTypeBuilder<ItemPosting> builder)
    {
        builder.ToTable("Postings");
        builder.Property(posting => posting.Place).HasMaxLength(ItemPosting.PlaceLength);
        builder.Property(posting => posting.Address).HasMaxLength(ItemPosting.AddressLength);
        builder.Property(posting => posting.PostedBy).HasMaxLength(ItemPosting.PersonLength);
        builder.Property(posting => posting.Note).HasMaxLength(ItemPosting.NoteLength);
        builder.Property(posting => posting.RecordedByName).HasMaxLength(PublicationReview.NameLength);
        builder.Property(posting => posting.StruckByName).HasMaxLength(PublicationReview.NameLength);
        builder.Property(posting => posting.StruckReason).HasMaxLength(ItemPosting.ReasonLength);
        builder.HasOne<DisclosureItem>().WithMany().HasForeignKey(posting => posting.ItemId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(posting => posting.Channel).WithMany().HasForeignKey(posting => posting.ChannelId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(posting => posting.Village).WithMany().HasForeignKey(posting => posting.VillageId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(posting => posting.Proofs).WithOne().HasForeignKey(proof => proof.PostingId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(posting => new { posting.ItemId, posting.ChannelId, posting.PostedOn });
        builder.HasIndex(posting => new { posting.VillageId, posting.ItemId });
    }

    public void Configure(EntityTypeBuilder<PostingProof> builder)
    {
        builder.ToTable("PostingProofs");
        builder.Property(proof => proof.FileName).HasMaxLength(ItemAttachment.NameLength);
        builder.Property(proof => proof.ContentType).HasMaxLength(ItemAttachment.ContentTypeLength);
        builder.Property(proof => proof.Digest).HasMaxLength(ItemAttachment.DigestLength);
        builder.HasIndex(proof => proof.Digest);
    }
}

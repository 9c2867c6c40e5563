using InfoDisclosure.Core.Catalogue;
using InfoDisclosure.Core.Catalogue.Privacy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace InfoDisclosure.Core.Data.Configurations;

internal sealed class PrivacyConfiguration : IEntityTypeConfiguration<PrivacyDecision>, IEntityTypeConfiguration<PrivacyCheck>, IEntityTypeConfiguration<FileText>,
    IEntityTypeConfiguration<PublicityProof>, IEntityTypeConfiguration<OfficeWord>
{
    public void Configure(EntityTypeBuilder<PrivacyDecision> builder)
    {
        builder.Property(line => line.PointKey).HasMaxLength(PrivacyDecision.KeyLength);
        builder.Property(line => line.What).HasMaxLength(PrivacyDecision.WhatLength);
        builder.Property(line => line.Reason).HasMaxLength(PrivacyDecision.ReasonLength);
        builder.Property(line => line.DecidedByName).HasMaxLength(PublicationReview.NameLength);
        builder.HasOne<ItemRevision>().WithMany().HasForeignKey(line => line.RevisionId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<PrivacyCheck> builder)
    {
        builder.Property(check => check.ContentDigest).HasMaxLength(ItemRevision.DigestLength);
        builder.Property(check => check.CheckedByName).HasMaxLength(PublicationReview.NameLength);
        builder.HasOne<ItemRevision>().WithMany().HasForeignKey(check => check.RevisionId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(check => new { check.RevisionId, check.ContentDigest });
    }

    public void Configure(EntityTypeBuilder<FileText> builder)
    {
        builder.HasKey(text => text.Digest);
        builder.Property(text => text.Digest).HasMaxLength(ItemAttachment.DigestLength);
        builder.Property(text => text.Text).HasMaxLength(FileText.TextLength);
    }

    public void Configure(EntityTypeBuilder<PublicityProof> builder)
    {
        builder.Property(proof => proof.ContentDigest).HasMaxLength(ItemRevision.DigestLength);
        builder.Property(proof => proof.Places).HasMaxLength(PublicityProof.PlacesLength);
        builder.HasOne<DisclosureItem>().WithMany().HasForeignKey(proof => proof.ItemId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<ItemRevision>().WithMany().HasForeignKey(proof => proof.RevisionId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<OfficeWord> builder)
    {
        builder.Property(word => word.Word).HasMaxLength(OfficeWord.WordLength);
        builder.Property(word => word.Note).HasMaxLength(OfficeWord.NoteLength);
        builder.Property(word => word.ChangedByName).HasMaxLength(PublicationReview.NameLength);
        builder.HasIndex(word => new { word.Kind, word.Word }).IsUnique();
    }
}

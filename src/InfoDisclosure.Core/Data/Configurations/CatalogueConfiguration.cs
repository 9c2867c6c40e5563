using InfoDisclosure.Core.Catalogue;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace InfoDisclosure.Core.Data.Configurations;

internal sealed class CatalogueConfiguration : IEntityTypeConfiguration<Category>, IEntityTypeConfiguration<DisclosureGroup>,
    IEntityTypeConfiguration<Channel>, IEntityTypeConfiguration<DisclosureItem>, IEntityTypeConfiguration<ItemRevision>,
    IEntityTypeConfiguration<ItemAttachment>, IEntityTypeConfiguration<PublicItem>, IEntityTypeConfiguration<PublicItemChannel>,
    IEntityTypeConfiguration<PublicItemCategory>, IEntityTypeConfiguration<PublicationReview>, IEntityTypeConfiguration<RevisionWriter>,
    IEntityTypeConfiguration<ItemValidity>
{
    public void Configure(EntityTypeBuilder<Category> builder)
    {
        builder.Property(category => category.Code).HasMaxLength(Category.CodeLength);
        builder.Property(category => category.Name).HasMaxLength(Category.NameLength);
        builder.Property(category => category.Statute).HasMaxLength(Category.StatuteLength);
        builder.Property(category => category.EmptyNote).HasMaxLength(Category.EmptyNoteLength);
        builder.HasIndex(category => category.Code).IsUnique();
    }

    public void Configure(EntityTypeBuilder<DisclosureGroup> builder)
    {
        builder.ToTable("Groups");
        builder.Property(group => group.Code).HasMaxLength(Category.CodeLength);
        builder.Property(group => group.Name).HasMaxLength(Category.NameLength);
        builder.HasIndex(group => group.Code).IsUnique();
    }

    public void Configure(EntityTypeBuilder<Channel> builder)
    {
        builder.Property(channel => channel.Code).HasMaxLength(Category.CodeLength);
        builder.Property(channel => channel.Name).HasMaxLength(Category.NameLength);
        builder.HasIndex(channel => channel.Code).IsUnique();
    }

    public void Configure(EntityTypeBuilder<DisclosureItem> builder)
    {
        builder.ToTable("Items");
        builder.Property(item => item.Version).IsConcurrencyToken();
        builder.Property(item => item.IndexNumber).HasMaxLength(DisclosureItem.IndexNumberLength);
        builder.Property(item => item.WithdrawalReason).HasMaxLength(DisclosureItem.WithdrawalReasonLength);
        builder.HasIndex(item => item.IndexNumber).IsUnique();
        builder.HasIndex(item => new { item.IndexYear, item.IndexSerial }).IsUnique();
        builder.HasOne(item => item.LiveRevision).WithMany().HasForeignKey(item => item.LiveRevisionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(item => item.WorkingRevision).WithMany().HasForeignKey(item => item.WorkingRevisionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Staffing.StaffAccount>().WithMany().HasForeignKey(item => item.ResponsibleId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(item => item.RetainUntil);
        builder.HasMany(item => item.ValidityLines).WithOne().HasForeignKey(line => line.ItemId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(item => item.Revisions).WithOne(revision => revision.Item).HasForeignKey(revision => revision.ItemId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<ItemRevision> builder)
    {
        builder.Property(revision => revision.Title).HasMaxLength(ItemRevision.TitleLength);
        builder.Property(revision => revision.Summary).HasMaxLength(ItemRevision.SummaryLength);
        builder.Property(revision => revision.BodyMarkdown).HasMaxLength(ItemRevision.BodyLength);
        builder.Property(revision => revision.BodyHtml).HasMaxLength(ItemRevision.HtmlLength);
        builder.Property(revision => revision.BodyPlain).HasMaxLength(ItemRevision.HtmlLength);
        builder.Property(revision => revision.DocumentNumber).HasMaxLength(ItemRevision.DocumentNumberLength);
        builder.Property(revision => revision.Keywords).HasMaxLength(ItemRevision.KeywordsLength);
        builder.Property(revision => revision.Source).HasMaxLength(ItemRevision.SourceLength);
        builder.Property(revision => revision.LimitBasis).HasMaxLength(ItemRevision.LimitBasisLength);
        builder.Property(revision => revision.ContentDigest).HasMaxLength(ItemRevision.DigestLength);
        builder.Property(revision => revision.MaskedMarkdown).HasMaxLength(ItemRevision.BodyLength);
        builder.Property(revision => revision.MaskedHtml).HasMaxLength(ItemRevision.HtmlLength);
        builder.Property(revision => revision.MaskedPlain).HasMaxLength(ItemRevision.HtmlLength);
        builder.Property(revision => revision.ChangeNote).HasMaxLength(ItemRevision.NoteLength);
        builder.Property(revision => revision.ReturnReason).HasMaxLength(ItemRevision.NoteLength);
        builder.Property(revision => revision.WrittenByName).HasMaxLength(PublicationReview.NameLength);
        builder.HasIndex(revision => new { revision.ItemId, revision.Number }).IsUnique();
        builder.HasIndex(revision => new { revision.State, revision.WrittenAt });
        builder.HasOne(revision => revision.Category).WithMany().HasForeignKey(revision => revision.CategoryId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(revision => revision.Group).WithMany().HasForeignKey(revision => revision.GroupId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Staffing.Office>().WithMany().HasForeignKey(revision => revision.OfficeId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<DisclosureItem>().WithMany().HasForeignKey(revision => revision.InterpretsId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(revision => revision.Channels).WithMany().UsingEntity("ItemRevisionChannels");
        builder.HasMany(revision => revision.AlsoUnder).WithMany().UsingEntity("ItemRevisionCategories");
        builder.HasMany(revision => revision.Writers).WithOne().HasForeignKey(writer => writer.RevisionId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(revision => revision.Attachments).WithOne().HasForeignKey(attachment => attachment.RevisionId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<RevisionWriter> builder)
    {
        builder.ToTable("ItemRevisionWriters");
        builder.HasKey(writer => new { writer.RevisionId, writer.AccountId });
    }

    public void Configure(EntityTypeBuilder<ItemValidity> builder)
    {
        builder.ToTable("ItemValidityLines");
        builder.Property(line => line.Reason).HasMaxLength(ItemValidity.ReasonLength);
        builder.Property(line => line.RecordedByName).HasMaxLength(ItemValidity.NameLength);
        builder.HasOne<DisclosureItem>().WithMany().HasForeignKey(line => line.SuccessorId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(line => new { line.ItemId, line.From });
        builder.HasIndex(line => line.From);
    }

    public void Configure(EntityTypeBuilder<ItemAttachment> builder)
    {
        builder.Property(attachment => attachment.MaskedDigest).HasMaxLength(ItemAttachment.DigestLength);
        builder.ToTable("Attachments");
        builder.Property(attachment => attachment.FileName).HasMaxLength(ItemAttachment.NameLength);
        builder.Property(attachment => attachment.ContentType).HasMaxLength(ItemAttachment.ContentTypeLength);
        builder.Property(attachment => attachment.Digest).HasMaxLength(ItemAttachment.DigestLength);
        builder.HasIndex(attachment => attachment.Digest);
    }

    public void Configure(EntityTypeBuilder<PublicItem> builder)
    {
        builder.HasKey(item => item.ItemId);
        builder.Property(item => item.ItemId).ValueGeneratedNever();
        builder.Property(item => item.IndexNumber).HasMaxLength(DisclosureItem.IndexNumberLength);
        builder.Property(item => item.Title).HasMaxLength(ItemRevision.TitleLength);
        builder.Property(item => item.Summary).HasMaxLength(ItemRevision.SummaryLength);
        builder.Property(item => item.DocumentNumber).HasMaxLength(ItemRevision.DocumentNumberLength);
        builder.HasOne<DisclosureItem>().WithOne().HasForeignKey<PublicItem>(item => item.ItemId);
        builder.HasOne(item => item.Revision).WithMany().HasForeignKey(item => item.RevisionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(item => item.Category).WithMany().HasForeignKey(item => item.CategoryId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(item => item.Group).WithMany().HasForeignKey(item => item.GroupId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(item => item.Channels).WithOne().HasForeignKey(channel => channel.ItemId);
        builder.HasMany(item => item.Categories).WithOne().HasForeignKey(category => category.ItemId);
        builder.HasIndex(item => item.InterpretsId);
        // One index a list: whole, group; the year is a range of the date in each of them. Lists of a category or a channel are
        // read from the links. The main category has its index for the yearly counts.
        builder.HasIndex(item => new { item.DisclosedOn, item.ItemId });
        builder.HasIndex(item => new { item.CategoryId, item.DisclosedOn, item.ItemId });
        builder.HasIndex(item => new { item.GroupId, item.DisclosedOn, item.ItemId });
        // 最近更新 of every page and the order of the feed.
        builder.HasIndex(item => new { item.RevisedAt, item.ItemId });
    }

    public void Configure(EntityTypeBuilder<PublicItemChannel> builder)
    {
        builder.HasKey(channel => new { channel.ItemId, channel.ChannelId });
        builder.HasOne<Channel>().WithMany().HasForeignKey(channel => channel.ChannelId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(channel => new { channel.ChannelId, channel.DisclosedOn, channel.ItemId });
    }

    public void Configure(EntityTypeBuilder<PublicItemCategory> builder)
    {
        builder.ToTable("PublicItemCategories");
        builder.HasKey(category => new { category.ItemId, category.CategoryId });
        builder.HasOne<Category>().WithMany().HasForeignKey(category => category.CategoryId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(category => new { category.CategoryId, category.DisclosedOn, category.ItemId });
    }

    public void Configure(EntityTypeBuilder<PublicationReview> builder)
    {
        builder.ToTable("Reviews");
        builder.Property(review => review.ReviewerName).HasMaxLength(PublicationReview.NameLength);
        builder.Property(review => review.Conclusion).HasMaxLength(PublicationReview.ConclusionLength);
        builder.Property(review => review.Ground).HasMaxLength(PublicationReview.GroundLength);
        builder.Property(review => review.LookedAt).HasMaxLength(PublicationReview.LookedAtLength);
        builder.Property(review => review.ContentDigest).HasMaxLength(ItemRevision.DigestLength);
        builder.HasOne<ItemRevision>().WithMany().HasForeignKey(review => review.ItemRevisionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Reports.ReportRevision>().WithMany().HasForeignKey(review => review.ReportRevisionId).OnDelete(DeleteBehavior.Restrict);
    }
}

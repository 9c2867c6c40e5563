using InfoDisclosure.Core.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace InfoDisclosure.Core.Data.Configurations;

internal sealed class SearchConfiguration : IEntityTypeConfiguration<SearchDocument>, IEntityTypeConfiguration<SearchContent>,
    IEntityTypeConfiguration<SearchState>, IEntityTypeConfiguration<SynonymGroup>, IEntityTypeConfiguration<EmptySearch>
{
    public void Configure(EntityTypeBuilder<SearchDocument> builder)
    {
        builder.Property(document => document.Id).ValueGeneratedNever();
        builder.Ignore(document => document.Categories);
        builder.Property(document => document.AlsoUnder).HasMaxLength(SearchDocument.AlsoUnderLength);
        builder.HasOne(document => document.Content).WithOne().HasForeignKey<SearchContent>(content => content.Id).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(document => new { document.Kind, document.SubjectId }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<SearchContent> builder)
    {
        builder.ToTable("SearchContents");
        builder.Property(content => content.Id).ValueGeneratedNever();
        builder.Property(content => content.Title).HasMaxLength(SearchContent.TitleLength);
        builder.Property(content => content.DocumentNumber).HasMaxLength(SearchContent.NumberLength);
        builder.Property(content => content.IndexNumber).HasMaxLength(SearchContent.NumberLength);
        builder.Property(content => content.Body).HasMaxLength(SearchContent.BodyLength);
        builder.Property(content => content.Files).HasMaxLength(SearchContent.FilesLength);
    }

    public void Configure(EntityTypeBuilder<SearchState> builder)
    {
        builder.ToTable("SearchStates");
        builder.Property(state => state.Id).ValueGeneratedNever();
        builder.Property(state => state.IndexForm).HasMaxLength(SearchState.FormLength);
    }

    public void Configure(EntityTypeBuilder<SynonymGroup> builder)
    {
        builder.ToTable("SearchSynonyms");
        builder.Property(group => group.Version).IsConcurrencyToken();
        builder.Property(group => group.Words).HasMaxLength(SynonymGroup.WordsLength);
    }

    public void Configure(EntityTypeBuilder<EmptySearch> builder)
    {
        builder.ToTable("EmptySearches");
        builder.HasKey(search => new { search.Day, search.Query });
        builder.Property(search => search.Query).HasMaxLength(EmptySearch.QueryLength);
    }
}

using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace InfoDisclosure.Core.Data.Migrations
{
    /// <summary>
    /// What the database itself forbids, whoever asks: changing or removing what was published, publishing without a review
    /// line, changing an index number, touching the journal. And the full-text index, which EF Core doesn't model.
    /// </summary>
    public partial class Guards : Migration
    {
        private static readonly (string Name, string On, string When, string Message)[] Rules =
        [
            ("ItemRevisions_Published_Update", "UPDATE ON ItemRevisions", "OLD.PublishedAt IS NOT NULL", "a published revision is immutable"),
            ("ItemRevisions_Published_Delete", "DELETE ON ItemRevisions", "OLD.PublishedAt IS NOT NULL", "a published revision is immutable"),
            ("ItemRevisions_Review_Insert", "INSERT ON ItemRevisions", "NEW.PublishedAt IS NOT NULL", "a revision is published after its review"),
            ("ItemRevisions_Review_Update", "UPDATE ON ItemRevisions", "OLD.PublishedAt IS NULL AND NEW.PublishedAt IS NOT NULL AND NOT EXISTS (SELECT 1 FROM Reviews WHERE ItemRevisionId = NEW.Id)", "a revision is published after its review"),
            ("ReportRevisions_Published_Update", "UPDATE ON ReportRevisions", "OLD.PublishedAt IS NOT NULL", "a published revision is immutable"),
            ("ReportRevisions_Published_Delete", "DELETE ON ReportRevisions", "OLD.PublishedAt IS NOT NULL", "a published revision is immutable"),
            ("ReportRevisions_Review_Insert", "INSERT ON ReportRevisions", "NEW.PublishedAt IS NOT NULL", "a revision is published after its review"),
            ("ReportRevisions_Review_Update", "UPDATE ON ReportRevisions", "OLD.PublishedAt IS NULL AND NEW.PublishedAt IS NOT NULL AND NOT EXISTS (SELECT 1 FROM Reviews WHERE ReportRevisionId = NEW.Id)", "a revision is published after its review"),
            .. Frozen("ReportParts", "ReportRevisions", "RevisionId"),
            .. Frozen("FrozenFigures", "ReportRevisions", "RevisionId"),
            .. Frozen("Attachments", "ItemRevisions", "RevisionId"),
            .. Frozen("ItemRevisionChannels", "ItemRevisions", "ItemRevisionId"),
            ("Reviews_Update", "UPDATE ON Reviews", "1", "a review line is immutable"),
            ("Reviews_Delete", "DELETE ON Reviews", "1", "a review line is immutable"),
            ("Journal_Update", "UPDATE ON Journal", "1", "the journal is immutable"),
            ("Journal_Delete", "DELETE ON Journal", "1", "the journal is immutable"),
            ("PageTexts_Update", "UPDATE ON PageTexts", "1", "a saved page text is immutable"),
            ("PageTexts_Delete", "DELETE ON PageTexts", "1", "a saved page text is immutable"),
            ("Items_Number_Update", "UPDATE ON Items", "OLD.IndexNumber IS NOT NULL AND (NEW.IndexNumber IS NOT OLD.IndexNumber OR NEW.IndexYear IS NOT OLD.IndexYear OR NEW.IndexSerial IS NOT OLD.IndexSerial OR NEW.PublishedAt IS NOT OLD.PublishedAt)", "index number and time of publication are immutable"),
            ("Items_Number_Delete", "DELETE ON Items", "OLD.IndexNumber IS NOT NULL", "a published item is never removed"),
        ];

        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("CREATE VIRTUAL TABLE SearchIndex USING fts5(Title, Body, content='', contentless_delete=1, tokenize='unicode61');");
            foreach (var (name, on, when, message) in Rules)
                migrationBuilder.Sql($"CREATE TRIGGER {name} BEFORE {on} WHEN {when} BEGIN SELECT RAISE(ABORT, '{message}'); END;");
        }

        protected override void Down(MigrationBuilder migrationBuilder)
        {
            foreach (var (name, _, _, _) in Rules)
                migrationBuilder.Sql($"DROP TRIGGER {name};");
            migrationBuilder.Sql("DROP TABLE SearchIndex;");
        }

        private static (string, string, string, string)[] Frozen(string table, string parent, string key)
        {
            string Published(string row) => $"EXISTS (SELECT 1 FROM {parent} WHERE Id = {row}.{key} AND PublishedAt IS NOT NULL)";
            const string Message = "a published revision is immutable";
            return
            [
                ($"{table}_Frozen_Insert", $"INSERT ON {table}", Published("NEW"), Message),
                ($"{table}_Frozen_Update", $"UPDATE ON {table}", Published("OLD"), Message),
                ($"{table}_Frozen_Delete", $"DELETE ON {table}", Published("OLD"), Message),
            ];
        }
    }
}

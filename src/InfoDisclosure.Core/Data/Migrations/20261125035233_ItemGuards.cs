using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace InfoDisclosure.Core.Data.Migrations
{
    /// <summary>
    /// Fills the tables of ItemLifecycle from what was there, and puts the guards back: the database itself refuses publishing
    /// without reviews of exactly this content by people who didn't write it, under the rule of three by two of them.
    /// </summary>
    public partial class ItemGuards : Migration
    {
        private const string NotWriter = "NOT IN (SELECT AccountId FROM ItemRevisionWriters WHERE RevisionId = NEW.Id)";

        private const string Reviewed =
            // A line without a person is nobody's: NULL is in no set, and out of an empty one.
            "(EXISTS (SELECT 1 FROM Reviews u WHERE u.ReviewerId IS NOT NULL AND u.ItemRevisionId = NEW.Id AND u.Kind = 'Urgent' AND u.ContentDigest = NEW.ContentDigest AND u.ReviewerId " + NotWriter + ")"
            + " OR EXISTS (SELECT 1 FROM Reviews s JOIN Reviews r ON r.ItemRevisionId = s.ItemRevisionId AND r.Kind = 'Review' AND r.ContentDigest = NEW.ContentDigest AND r.ReviewerId IS NOT NULL AND r.ReviewerId " + NotWriter
            + " WHERE s.ItemRevisionId = NEW.Id AND s.Kind = 'Secrecy' AND s.ContentDigest = NEW.ContentDigest AND s.ReviewerId IS NOT NULL AND s.ReviewerId " + NotWriter
            + " AND (s.ReviewerId <> r.ReviewerId OR EXISTS (SELECT 1 FROM SiteProfiles WHERE ReviewRule = 'TwoPersons'))))";

        private static readonly (string Name, string On, string When, string Message)[] Rules =
        [
            ("ItemRevisions_Published_Update", "UPDATE ON ItemRevisions", "OLD.PublishedAt IS NOT NULL", "a published revision is immutable"),
            ("ItemRevisions_Published_Delete", "DELETE ON ItemRevisions", "OLD.PublishedAt IS NOT NULL", "a published revision is immutable"),
            ("ItemRevisions_Review_Insert", "INSERT ON ItemRevisions", "NEW.PublishedAt IS NOT NULL", "a revision is published after its review"),
            ("ItemRevisions_Review_Update", "UPDATE ON ItemRevisions", "OLD.PublishedAt IS NULL AND NEW.PublishedAt IS NOT NULL AND NOT " + Reviewed, "a revision is published after its review"),
            ("ReportRevisions_Published_Update", "UPDATE ON ReportRevisions", "OLD.PublishedAt IS NOT NULL", "a published revision is immutable"),
            ("ReportRevisions_Published_Delete", "DELETE ON ReportRevisions", "OLD.PublishedAt IS NOT NULL", "a published revision is immutable"),
            ("ReportRevisions_Review_Insert", "INSERT ON ReportRevisions", "NEW.PublishedAt IS NOT NULL", "a revision is published after its review"),
            ("ReportRevisions_Review_Update", "UPDATE ON ReportRevisions", "OLD.PublishedAt IS NULL AND NEW.PublishedAt IS NOT NULL AND NOT EXISTS (SELECT 1 FROM Reviews WHERE ReportRevisionId = NEW.Id)", "a revision is published after its review"),
            .. Frozen("ReportParts", "ReportRevisions", "RevisionId"),
            .. Frozen("FrozenFigures", "ReportRevisions", "RevisionId"),
            .. Frozen("Attachments", "ItemRevisions", "RevisionId"),
            .. Frozen("ItemRevisionChannels", "ItemRevisions", "ItemRevisionId"),
            .. Frozen("ItemRevisionCategories", "ItemRevisions", "ItemRevisionId"),
            .. Frozen("ItemRevisionWriters", "ItemRevisions", "RevisionId"),
            ("Reviews_Update", "UPDATE ON Reviews", "1", "a review line is immutable"),
            ("Reviews_Delete", "DELETE ON Reviews", "1", "a review line is immutable"),
            ("ItemValidityLines_Update", "UPDATE ON ItemValidityLines", "1", "a line of validity is immutable"),
            ("ItemValidityLines_Delete", "DELETE ON ItemValidityLines", "1", "a line of validity is immutable"),
            ("Journal_Update", "UPDATE ON Journal", "1", "the journal is immutable"),
            ("Journal_Delete", "DELETE ON Journal", "1", "the journal is immutable"),
            ("PageTexts_Update", "UPDATE ON PageTexts", "1", "a saved page text is immutable"),
            ("PageTexts_Delete", "DELETE ON PageTexts", "1", "a saved page text is immutable"),
            ("Items_Number_Update", "UPDATE ON Items", "OLD.IndexNumber IS NOT NULL AND (NEW.IndexNumber IS NOT OLD.IndexNumber OR NEW.IndexYear IS NOT OLD.IndexYear OR NEW.IndexSerial IS NOT OLD.IndexSerial OR NEW.PublishedAt IS NOT OLD.PublishedAt)", "index number and time of publication are immutable"),
            ("Items_Number_Delete", "DELETE ON Items", "OLD.IndexNumber IS NOT NULL", "a published item is never removed"),
        ];

        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("INSERT INTO PublicItemCategories (ItemId, CategoryId, DisclosedOn) SELECT ItemId, CategoryId, DisclosedOn FROM PublicItems;");
            migrationBuilder.Sql("UPDATE PublicItems SET Timeliness = 'Backfilled' WHERE Backfilled = 1;");
            // 有效 from the day it was formed; what a later revision called otherwise is so from that one's 公开日期 on.
            migrationBuilder.Sql("INSERT INTO ItemValidityLines (ItemId, Validity, \"From\", RecordedByName, RecordedAt) SELECT i.Id, 'InForce', coalesce(r.FormedOn, r.DisclosedOn), '程序', i.PublishedAt FROM Items i JOIN ItemRevisions r ON r.Id = (SELECT min(Id) FROM ItemRevisions WHERE ItemId = i.Id AND PublishedAt IS NOT NULL);");
            migrationBuilder.Sql("INSERT INTO ItemValidityLines (ItemId, Validity, \"From\", RecordedByName, RecordedAt) SELECT i.Id, r.Validity, r.DisclosedOn, '程序', r.PublishedAt FROM Items i JOIN ItemRevisions r ON r.Id = (SELECT max(Id) FROM ItemRevisions WHERE ItemId = i.Id AND PublishedAt IS NOT NULL) WHERE r.Validity <> 'InForce';");
            migrationBuilder.Sql("INSERT INTO ItemRevisionWriters (RevisionId, AccountId) SELECT Id, WrittenById FROM ItemRevisions WHERE WrittenById IS NOT NULL;");
            // Who else wrote on a text that isn't published yet stands in the journal.
            migrationBuilder.Sql("INSERT OR IGNORE INTO ItemRevisionWriters (RevisionId, AccountId) SELECT i.WorkingRevisionId, j.ActorId FROM Items i JOIN Journal j ON j.SubjectKind = 'Item' AND j.SubjectId = i.Id WHERE i.WorkingRevisionId IS NOT NULL AND j.ActorId IS NOT NULL AND j.Action IN ('Created', 'Edited') AND j.Id > coalesce((SELECT max(Id) FROM Journal e WHERE e.SubjectKind = 'Item' AND e.SubjectId = i.Id AND e.Action IN ('Published', 'Corrected', 'Discarded')), 0);");
            foreach (var (name, on, when, message) in Rules)
                migrationBuilder.Sql($"CREATE TRIGGER {name} BEFORE {on} WHEN {when} BEGIN SELECT RAISE(ABORT, '{message}'); END;");
        }

        protected override void Down(MigrationBuilder migrationBuilder)
        {
            foreach (var (name, _, _, _) in Rules)
                migrationBuilder.Sql($"DROP TRIGGER {name};");
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

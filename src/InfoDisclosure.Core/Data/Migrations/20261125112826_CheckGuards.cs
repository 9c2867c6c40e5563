using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace InfoDisclosure.Core.Data.Migrations
{
    /// <summary>
    /// The database itself refuses publishing what nobody scanned for personal data: the guard of ItemGuards, and with it a check of
    /// exactly this content. Once published, no check comes after.
    /// </summary>
    public partial class CheckGuards : Migration
    {
        private const string NotWriter = "NOT IN (SELECT AccountId FROM ItemRevisionWriters WHERE RevisionId = NEW.Id)";

        private const string Reviewed =
            "(EXISTS (SELECT 1 FROM Reviews u WHERE u.ReviewerId IS NOT NULL AND u.ItemRevisionId = NEW.Id AND u.Kind = 'Urgent' AND u.ContentDigest = NEW.ContentDigest AND u.ReviewerId " + NotWriter + ")"
            + " OR EXISTS (SELECT 1 FROM Reviews s JOIN Reviews r ON r.ItemRevisionId = s.ItemRevisionId AND r.Kind = 'Review' AND r.ContentDigest = NEW.ContentDigest AND r.ReviewerId IS NOT NULL AND r.ReviewerId " + NotWriter
            + " WHERE s.ItemRevisionId = NEW.Id AND s.Kind = 'Secrecy' AND s.ContentDigest = NEW.ContentDigest AND s.ReviewerId IS NOT NULL AND s.ReviewerId " + NotWriter
            + " AND (s.ReviewerId <> r.ReviewerId OR EXISTS (SELECT 1 FROM SiteProfiles WHERE ReviewRule = 'TwoPersons'))))";

        private const string Checked = "EXISTS (SELECT 1 FROM PrivacyChecks c WHERE c.RevisionId = NEW.Id AND c.ContentDigest = NEW.ContentDigest)";

        protected override void Up(MigrationBuilder migrationBuilder)
        {
            Replace(migrationBuilder, Reviewed + " AND " + Checked);
            migrationBuilder.Sql("CREATE TRIGGER PrivacyChecks_Insert BEFORE INSERT ON PrivacyChecks WHEN EXISTS (SELECT 1 FROM ItemRevisions WHERE Id = NEW.RevisionId AND PublishedAt IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'a published revision is immutable'); END;");
        }

        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TRIGGER PrivacyChecks_Insert;");
            Replace(migrationBuilder, Reviewed);
        }

        private static void Replace(MigrationBuilder migrationBuilder, string demanded)
        {
            migrationBuilder.Sql("DROP TRIGGER ItemRevisions_Review_Update;");
            migrationBuilder.Sql($"CREATE TRIGGER ItemRevisions_Review_Update BEFORE UPDATE ON ItemRevisions WHEN OLD.PublishedAt IS NULL AND NEW.PublishedAt IS NOT NULL AND NOT ({demanded}) BEGIN SELECT RAISE(ABORT, 'a revision is published after its review'); END;");
        }
    }
}

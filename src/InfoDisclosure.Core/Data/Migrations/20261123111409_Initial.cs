using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace InfoDisclosure.Core.Data.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "AspNetRoles",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Name = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    NormalizedName = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    ConcurrencyStamp = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetRoles", x => x.Id);
                    table.CheckConstraint("CK_AspNetRoles_ConcurrencyStamp_Length", "length(\"ConcurrencyStamp\") <= 256");
                    table.CheckConstraint("CK_AspNetRoles_Name_Length", "length(\"Name\") <= 256");
                    table.CheckConstraint("CK_AspNetRoles_NormalizedName_Length", "length(\"NormalizedName\") <= 256");
                });

            migrationBuilder.CreateTable(
                name: "Categories",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Code = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Statute = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Basis = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    EmptyNote = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Categories", x => x.Id);
                    table.CheckConstraint("CK_Categories_Code_Length", "length(\"Code\") <= 20");
                    table.CheckConstraint("CK_Categories_EmptyNote_Length", "length(\"EmptyNote\") <= 200");
                    table.CheckConstraint("CK_Categories_Name_Length", "length(\"Name\") <= 60");
                    table.CheckConstraint("CK_Categories_Statute_Length", "length(\"Statute\") <= 300");
                });

            migrationBuilder.CreateTable(
                name: "Channels",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Code = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Channels", x => x.Id);
                    table.CheckConstraint("CK_Channels_Code_Length", "length(\"Code\") <= 20");
                    table.CheckConstraint("CK_Channels_Name_Length", "length(\"Name\") <= 60");
                });

            migrationBuilder.CreateTable(
                name: "Groups",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Code = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Groups", x => x.Id);
                    table.CheckConstraint("CK_Groups_Code_Length", "length(\"Code\") <= 20");
                    table.CheckConstraint("CK_Groups_Name_Length", "length(\"Name\") <= 60");
                });

            migrationBuilder.CreateTable(
                name: "HolidayNotices",
                columns: table => new
                {
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    DocumentNumber = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    Source = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HolidayNotices", x => x.Year);
                    table.CheckConstraint("CK_HolidayNotices_DocumentNumber_Length", "length(\"DocumentNumber\") <= 256");
                    table.CheckConstraint("CK_HolidayNotices_Source_Length", "length(\"Source\") <= 256");
                    table.CheckConstraint("CK_HolidayNotices_Title_Length", "length(\"Title\") <= 256");
                });

            migrationBuilder.CreateTable(
                name: "Journal",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ActorId = table.Column<int>(type: "INTEGER", nullable: true),
                    ActorName = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Origin = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Action = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    SubjectKind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    SubjectId = table.Column<int>(type: "INTEGER", nullable: true),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Journal", x => x.Id);
                    table.CheckConstraint("CK_Journal_ActorName_Length", "length(\"ActorName\") <= 60");
                    table.CheckConstraint("CK_Journal_Origin_Length", "length(\"Origin\") <= 20");
                    table.CheckConstraint("CK_Journal_Reason_Length", "length(\"Reason\") <= 500");
                    table.CheckConstraint("CK_Journal_Subject_Length", "length(\"Subject\") <= 200");
                });

            migrationBuilder.CreateTable(
                name: "Offices",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Telephone = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Closed = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Offices", x => x.Id);
                    table.CheckConstraint("CK_Offices_Name_Length", "length(\"Name\") <= 60");
                    table.CheckConstraint("CK_Offices_Telephone_Length", "length(\"Telephone\") <= 40");
                });

            migrationBuilder.CreateTable(
                name: "PageTexts",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Page = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Markdown = table.Column<string>(type: "TEXT", maxLength: 200000, nullable: false),
                    Html = table.Column<string>(type: "TEXT", maxLength: 2000000, nullable: false),
                    WrittenById = table.Column<int>(type: "INTEGER", nullable: true),
                    WrittenByName = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    WrittenAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PageTexts", x => x.Id);
                    table.CheckConstraint("CK_PageTexts_Html_Length", "length(\"Html\") <= 2000000");
                    table.CheckConstraint("CK_PageTexts_Markdown_Length", "length(\"Markdown\") <= 200000");
                    table.CheckConstraint("CK_PageTexts_WrittenByName_Length", "length(\"WrittenByName\") <= 60");
                });

            migrationBuilder.CreateTable(
                name: "Requests",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    Serial = table.Column<int>(type: "INTEGER", nullable: false),
                    ApplicantName = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    ApplicantKind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Contact = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Asked = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    ReceivedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ReceivedThrough = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    OutcomeCode = table.Column<string>(type: "TEXT", maxLength: 8, nullable: true),
                    RepliedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Note = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    RegisteredAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    RegisteredById = table.Column<int>(type: "INTEGER", nullable: true),
                    IsSample = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Requests", x => x.Id);
                    table.CheckConstraint("CK_Requests_ApplicantName_Length", "length(\"ApplicantName\") <= 100");
                    table.CheckConstraint("CK_Requests_Asked_Length", "length(\"Asked\") <= 2000");
                    table.CheckConstraint("CK_Requests_Contact_Length", "length(\"Contact\") <= 200");
                    table.CheckConstraint("CK_Requests_Note_Length", "length(\"Note\") <= 1000");
                    table.CheckConstraint("CK_Requests_OutcomeCode_Length", "length(\"OutcomeCode\") <= 8");
                });

            migrationBuilder.CreateTable(
                name: "SearchDocuments",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    SubjectId = table.Column<int>(type: "INTEGER", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Body = table.Column<string>(type: "TEXT", maxLength: 1000000, nullable: false),
                    Date = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SearchDocuments", x => x.Id);
                    table.CheckConstraint("CK_SearchDocuments_Body_Length", "length(\"Body\") <= 1000000");
                    table.CheckConstraint("CK_SearchDocuments_Title_Length", "length(\"Title\") <= 200");
                });

            migrationBuilder.CreateTable(
                name: "SiteProfiles",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    AgencyName = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    ShortName = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    SuperiorName = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    Address = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Postcode = table.Column<string>(type: "TEXT", maxLength: 30, nullable: true),
                    Telephone = table.Column<string>(type: "TEXT", maxLength: 30, nullable: true),
                    Fax = table.Column<string>(type: "TEXT", maxLength: 30, nullable: true),
                    Email = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    OfficeHours = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    DisclosureOffice = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    SupervisionTelephone = table.Column<string>(type: "TEXT", maxLength: 30, nullable: true),
                    LeadingGroup = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    ReadingPlaces = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    WechatName = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    AgencyCode = table.Column<string>(type: "TEXT", maxLength: 30, nullable: true),
                    SiteIdCode = table.Column<string>(type: "TEXT", maxLength: 30, nullable: true),
                    IcpNumber = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    PoliceNumber = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    PublicAddress = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    BasePath = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    ParentPortalName = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    ParentPortalAddress = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    TrustedProxies = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    IndexNumberPattern = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    TitleFont = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    HeiFont = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    KaiFont = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    FangFont = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    IsDemonstration = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SiteProfiles", x => x.Id);
                    table.CheckConstraint("CK_SiteProfiles_Address_Length", "length(\"Address\") <= 200");
                    table.CheckConstraint("CK_SiteProfiles_AgencyCode_Length", "length(\"AgencyCode\") <= 30");
                    table.CheckConstraint("CK_SiteProfiles_AgencyName_Length", "length(\"AgencyName\") <= 60");
                    table.CheckConstraint("CK_SiteProfiles_BasePath_Length", "length(\"BasePath\") <= 200");
                    table.CheckConstraint("CK_SiteProfiles_DisclosureOffice_Length", "length(\"DisclosureOffice\") <= 60");
                    table.CheckConstraint("CK_SiteProfiles_Email_Length", "length(\"Email\") <= 200");
                    table.CheckConstraint("CK_SiteProfiles_FangFont_Length", "length(\"FangFont\") <= 200");
                    table.CheckConstraint("CK_SiteProfiles_Fax_Length", "length(\"Fax\") <= 30");
                    table.CheckConstraint("CK_SiteProfiles_HeiFont_Length", "length(\"HeiFont\") <= 200");
                    table.CheckConstraint("CK_SiteProfiles_IcpNumber_Length", "length(\"IcpNumber\") <= 200");
                    table.CheckConstraint("CK_SiteProfiles_IndexNumberPattern_Length", "length(\"IndexNumberPattern\") <= 60");
                    table.CheckConstraint("CK_SiteProfiles_KaiFont_Length", "length(\"KaiFont\") <= 200");
                    table.CheckConstraint("CK_SiteProfiles_LeadingGroup_Length", "length(\"LeadingGroup\") <= 2000");
                    table.CheckConstraint("CK_SiteProfiles_OfficeHours_Length", "length(\"OfficeHours\") <= 200");
                    table.CheckConstraint("CK_SiteProfiles_ParentPortalAddress_Length", "length(\"ParentPortalAddress\") <= 200");
                    table.CheckConstraint("CK_SiteProfiles_ParentPortalName_Length", "length(\"ParentPortalName\") <= 60");
                    table.CheckConstraint("CK_SiteProfiles_PoliceNumber_Length", "length(\"PoliceNumber\") <= 200");
                    table.CheckConstraint("CK_SiteProfiles_Postcode_Length", "length(\"Postcode\") <= 30");
                    table.CheckConstraint("CK_SiteProfiles_PublicAddress_Length", "length(\"PublicAddress\") <= 200");
                    table.CheckConstraint("CK_SiteProfiles_ReadingPlaces_Length", "length(\"ReadingPlaces\") <= 2000");
                    table.CheckConstraint("CK_SiteProfiles_ShortName_Length", "length(\"ShortName\") <= 60");
                    table.CheckConstraint("CK_SiteProfiles_SiteIdCode_Length", "length(\"SiteIdCode\") <= 30");
                    table.CheckConstraint("CK_SiteProfiles_SuperiorName_Length", "length(\"SuperiorName\") <= 60");
                    table.CheckConstraint("CK_SiteProfiles_SupervisionTelephone_Length", "length(\"SupervisionTelephone\") <= 30");
                    table.CheckConstraint("CK_SiteProfiles_Telephone_Length", "length(\"Telephone\") <= 30");
                    table.CheckConstraint("CK_SiteProfiles_TitleFont_Length", "length(\"TitleFont\") <= 200");
                    table.CheckConstraint("CK_SiteProfiles_TrustedProxies_Length", "length(\"TrustedProxies\") <= 2000");
                    table.CheckConstraint("CK_SiteProfiles_WechatName_Length", "length(\"WechatName\") <= 60");
                });

            migrationBuilder.CreateTable(
                name: "AspNetRoleClaims",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    RoleId = table.Column<int>(type: "INTEGER", nullable: false),
                    ClaimType = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    ClaimValue = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetRoleClaims", x => x.Id);
                    table.CheckConstraint("CK_AspNetRoleClaims_ClaimType_Length", "length(\"ClaimType\") <= 256");
                    table.CheckConstraint("CK_AspNetRoleClaims_ClaimValue_Length", "length(\"ClaimValue\") <= 256");
                    table.ForeignKey(
                        name: "FK_AspNetRoleClaims_AspNetRoles_RoleId",
                        column: x => x.RoleId,
                        principalTable: "AspNetRoles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "HolidayDays",
                columns: table => new
                {
                    Date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    NoticeYear = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HolidayDays", x => x.Date);
                    table.CheckConstraint("CK_HolidayDays_Name_Length", "length(\"Name\") <= 40");
                    table.ForeignKey(
                        name: "FK_HolidayDays_HolidayNotices_NoticeYear",
                        column: x => x.NoticeYear,
                        principalTable: "HolidayNotices",
                        principalColumn: "Year",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUsers",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    DisplayName = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    OfficeId = table.Column<int>(type: "INTEGER", nullable: true),
                    Closed = table.Column<bool>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    MustChangePassword = table.Column<bool>(type: "INTEGER", nullable: false),
                    UserName = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    NormalizedUserName = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    Email = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    NormalizedEmail = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    EmailConfirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    PasswordHash = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    SecurityStamp = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    ConcurrencyStamp = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    PhoneNumber = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    PhoneNumberConfirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    TwoFactorEnabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    LockoutEnd = table.Column<DateTimeOffset>(type: "TEXT", nullable: true),
                    LockoutEnabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    AccessFailedCount = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUsers", x => x.Id);
                    table.CheckConstraint("CK_AspNetUsers_ConcurrencyStamp_Length", "length(\"ConcurrencyStamp\") <= 256");
                    table.CheckConstraint("CK_AspNetUsers_DisplayName_Length", "length(\"DisplayName\") <= 60");
                    table.CheckConstraint("CK_AspNetUsers_Email_Length", "length(\"Email\") <= 256");
                    table.CheckConstraint("CK_AspNetUsers_NormalizedEmail_Length", "length(\"NormalizedEmail\") <= 256");
                    table.CheckConstraint("CK_AspNetUsers_NormalizedUserName_Length", "length(\"NormalizedUserName\") <= 256");
                    table.CheckConstraint("CK_AspNetUsers_PasswordHash_Length", "length(\"PasswordHash\") <= 256");
                    table.CheckConstraint("CK_AspNetUsers_PhoneNumber_Length", "length(\"PhoneNumber\") <= 256");
                    table.CheckConstraint("CK_AspNetUsers_SecurityStamp_Length", "length(\"SecurityStamp\") <= 256");
                    table.CheckConstraint("CK_AspNetUsers_UserName_Length", "length(\"UserName\") <= 256");
                    table.ForeignKey(
                        name: "FK_AspNetUsers_Offices_OfficeId",
                        column: x => x.OfficeId,
                        principalTable: "Offices",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserClaims",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    UserId = table.Column<int>(type: "INTEGER", nullable: false),
                    ClaimType = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    ClaimValue = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserClaims", x => x.Id);
                    table.CheckConstraint("CK_AspNetUserClaims_ClaimType_Length", "length(\"ClaimType\") <= 256");
                    table.CheckConstraint("CK_AspNetUserClaims_ClaimValue_Length", "length(\"ClaimValue\") <= 256");
                    table.ForeignKey(
                        name: "FK_AspNetUserClaims_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserLogins",
                columns: table => new
                {
                    LoginProvider = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    ProviderKey = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    ProviderDisplayName = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    UserId = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserLogins", x => new { x.LoginProvider, x.ProviderKey });
                    table.CheckConstraint("CK_AspNetUserLogins_LoginProvider_Length", "length(\"LoginProvider\") <= 256");
                    table.CheckConstraint("CK_AspNetUserLogins_ProviderDisplayName_Length", "length(\"ProviderDisplayName\") <= 256");
                    table.CheckConstraint("CK_AspNetUserLogins_ProviderKey_Length", "length(\"ProviderKey\") <= 256");
                    table.ForeignKey(
                        name: "FK_AspNetUserLogins_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserRoles",
                columns: table => new
                {
                    UserId = table.Column<int>(type: "INTEGER", nullable: false),
                    RoleId = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserRoles", x => new { x.UserId, x.RoleId });
                    table.ForeignKey(
                        name: "FK_AspNetUserRoles_AspNetRoles_RoleId",
                        column: x => x.RoleId,
                        principalTable: "AspNetRoles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_AspNetUserRoles_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserTokens",
                columns: table => new
                {
                    UserId = table.Column<int>(type: "INTEGER", nullable: false),
                    LoginProvider = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    Value = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserTokens", x => new { x.UserId, x.LoginProvider, x.Name });
                    table.CheckConstraint("CK_AspNetUserTokens_LoginProvider_Length", "length(\"LoginProvider\") <= 256");
                    table.CheckConstraint("CK_AspNetUserTokens_Name_Length", "length(\"Name\") <= 256");
                    table.CheckConstraint("CK_AspNetUserTokens_Value_Length", "length(\"Value\") <= 256");
                    table.ForeignKey(
                        name: "FK_AspNetUserTokens_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Attachments",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    RevisionId = table.Column<int>(type: "INTEGER", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    FileName = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    ContentType = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Size = table.Column<long>(type: "INTEGER", nullable: false),
                    Digest = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Attachments", x => x.Id);
                    table.CheckConstraint("CK_Attachments_ContentType_Length", "length(\"ContentType\") <= 100");
                    table.CheckConstraint("CK_Attachments_Digest_Length", "length(\"Digest\") <= 64");
                    table.CheckConstraint("CK_Attachments_FileName_Length", "length(\"FileName\") <= 120");
                });

            migrationBuilder.CreateTable(
                name: "FrozenFigures",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    RevisionId = table.Column<int>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Value = table.Column<int>(type: "INTEGER", nullable: false),
                    RowIds = table.Column<string>(type: "TEXT", maxLength: 2000000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FrozenFigures", x => x.Id);
                    table.CheckConstraint("CK_FrozenFigures_Name_Length", "length(\"Name\") <= 80");
                    table.CheckConstraint("CK_FrozenFigures_RowIds_Length", "length(\"RowIds\") <= 2000000");
                });

            migrationBuilder.CreateTable(
                name: "ItemRevisionChannels",
                columns: table => new
                {
                    ChannelsId = table.Column<int>(type: "INTEGER", nullable: false),
                    ItemRevisionId = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ItemRevisionChannels", x => new { x.ChannelsId, x.ItemRevisionId });
                    table.ForeignKey(
                        name: "FK_ItemRevisionChannels_Channels_ChannelsId",
                        column: x => x.ChannelsId,
                        principalTable: "Channels",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ItemRevisions",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    ItemId = table.Column<int>(type: "INTEGER", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Summary = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    BodyMarkdown = table.Column<string>(type: "TEXT", maxLength: 500000, nullable: false),
                    BodyHtml = table.Column<string>(type: "TEXT", maxLength: 4000000, nullable: false),
                    BodyPlain = table.Column<string>(type: "TEXT", maxLength: 4000000, nullable: false),
                    FormedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    DisclosedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Backfilled = table.Column<bool>(type: "INTEGER", nullable: false),
                    DocumentNumber = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    OfficeId = table.Column<int>(type: "INTEGER", nullable: true),
                    CategoryId = table.Column<int>(type: "INTEGER", nullable: true),
                    GroupId = table.Column<int>(type: "INTEGER", nullable: true),
                    Method = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Validity = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ChangeNote = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    ReturnReason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    WrittenById = table.Column<int>(type: "INTEGER", nullable: true),
                    WrittenByName = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    WrittenAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    PublishedAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ItemRevisions", x => x.Id);
                    table.CheckConstraint("CK_ItemRevisions_BodyHtml_Length", "length(\"BodyHtml\") <= 4000000");
                    table.CheckConstraint("CK_ItemRevisions_BodyMarkdown_Length", "length(\"BodyMarkdown\") <= 500000");
                    table.CheckConstraint("CK_ItemRevisions_BodyPlain_Length", "length(\"BodyPlain\") <= 4000000");
                    table.CheckConstraint("CK_ItemRevisions_ChangeNote_Length", "length(\"ChangeNote\") <= 500");
                    table.CheckConstraint("CK_ItemRevisions_DocumentNumber_Length", "length(\"DocumentNumber\") <= 60");
                    table.CheckConstraint("CK_ItemRevisions_ReturnReason_Length", "length(\"ReturnReason\") <= 500");
                    table.CheckConstraint("CK_ItemRevisions_Summary_Length", "length(\"Summary\") <= 500");
                    table.CheckConstraint("CK_ItemRevisions_Title_Length", "length(\"Title\") <= 200");
                    table.CheckConstraint("CK_ItemRevisions_WrittenByName_Length", "length(\"WrittenByName\") <= 60");
                    table.ForeignKey(
                        name: "FK_ItemRevisions_Categories_CategoryId",
                        column: x => x.CategoryId,
                        principalTable: "Categories",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ItemRevisions_Groups_GroupId",
                        column: x => x.GroupId,
                        principalTable: "Groups",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ItemRevisions_Offices_OfficeId",
                        column: x => x.OfficeId,
                        principalTable: "Offices",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Items",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    IndexNumber = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    IndexYear = table.Column<int>(type: "INTEGER", nullable: true),
                    IndexSerial = table.Column<int>(type: "INTEGER", nullable: true),
                    PublishedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    LiveRevisionId = table.Column<int>(type: "INTEGER", nullable: true),
                    WorkingRevisionId = table.Column<int>(type: "INTEGER", nullable: true),
                    WithdrawnAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    WithdrawalReason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    IsSample = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Items", x => x.Id);
                    table.CheckConstraint("CK_Items_IndexNumber_Length", "length(\"IndexNumber\") <= 100");
                    table.CheckConstraint("CK_Items_WithdrawalReason_Length", "length(\"WithdrawalReason\") <= 500");
                    table.ForeignKey(
                        name: "FK_Items_ItemRevisions_LiveRevisionId",
                        column: x => x.LiveRevisionId,
                        principalTable: "ItemRevisions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Items_ItemRevisions_WorkingRevisionId",
                        column: x => x.WorkingRevisionId,
                        principalTable: "ItemRevisions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PublicItems",
                columns: table => new
                {
                    ItemId = table.Column<int>(type: "INTEGER", nullable: false),
                    RevisionId = table.Column<int>(type: "INTEGER", nullable: false),
                    IndexNumber = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Summary = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    DocumentNumber = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    FormedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    DisclosedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Backfilled = table.Column<bool>(type: "INTEGER", nullable: false),
                    PublishedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    RevisedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    CategoryId = table.Column<int>(type: "INTEGER", nullable: false),
                    GroupId = table.Column<int>(type: "INTEGER", nullable: false),
                    Validity = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    IsSample = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PublicItems", x => x.ItemId);
                    table.CheckConstraint("CK_PublicItems_DocumentNumber_Length", "length(\"DocumentNumber\") <= 60");
                    table.CheckConstraint("CK_PublicItems_IndexNumber_Length", "length(\"IndexNumber\") <= 100");
                    table.CheckConstraint("CK_PublicItems_Summary_Length", "length(\"Summary\") <= 500");
                    table.CheckConstraint("CK_PublicItems_Title_Length", "length(\"Title\") <= 200");
                    table.ForeignKey(
                        name: "FK_PublicItems_Categories_CategoryId",
                        column: x => x.CategoryId,
                        principalTable: "Categories",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PublicItems_Groups_GroupId",
                        column: x => x.GroupId,
                        principalTable: "Groups",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PublicItems_ItemRevisions_RevisionId",
                        column: x => x.RevisionId,
                        principalTable: "ItemRevisions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PublicItems_Items_ItemId",
                        column: x => x.ItemId,
                        principalTable: "Items",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PublicItemChannels",
                columns: table => new
                {
                    ItemId = table.Column<int>(type: "INTEGER", nullable: false),
                    ChannelId = table.Column<int>(type: "INTEGER", nullable: false),
                    DisclosedOn = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PublicItemChannels", x => new { x.ItemId, x.ChannelId });
                    table.ForeignKey(
                        name: "FK_PublicItemChannels_Channels_ChannelId",
                        column: x => x.ChannelId,
                        principalTable: "Channels",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PublicItemChannels_PublicItems_ItemId",
                        column: x => x.ItemId,
                        principalTable: "PublicItems",
                        principalColumn: "ItemId",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ReportParts",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    RevisionId = table.Column<int>(type: "INTEGER", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    Level = table.Column<int>(type: "INTEGER", nullable: false),
                    Heading = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Markdown = table.Column<string>(type: "TEXT", maxLength: 100000, nullable: false),
                    Html = table.Column<string>(type: "TEXT", maxLength: 1000000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReportParts", x => x.Id);
                    table.CheckConstraint("CK_ReportParts_Heading_Length", "length(\"Heading\") <= 120");
                    table.CheckConstraint("CK_ReportParts_Html_Length", "length(\"Html\") <= 1000000");
                    table.CheckConstraint("CK_ReportParts_Markdown_Length", "length(\"Markdown\") <= 100000");
                });

            migrationBuilder.CreateTable(
                name: "ReportRevisions",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    ReportId = table.Column<int>(type: "INTEGER", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    PrefaceMarkdown = table.Column<string>(type: "TEXT", maxLength: 50000, nullable: false),
                    PrefaceHtml = table.Column<string>(type: "TEXT", maxLength: 1000000, nullable: false),
                    PeriodFrom = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    PeriodTo = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    SignedBy = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    SignedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ChangeNote = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    ReturnReason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    WrittenById = table.Column<int>(type: "INTEGER", nullable: true),
                    WrittenByName = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    WrittenAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    PublishedAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReportRevisions", x => x.Id);
                    table.CheckConstraint("CK_ReportRevisions_ChangeNote_Length", "length(\"ChangeNote\") <= 500");
                    table.CheckConstraint("CK_ReportRevisions_PrefaceHtml_Length", "length(\"PrefaceHtml\") <= 1000000");
                    table.CheckConstraint("CK_ReportRevisions_PrefaceMarkdown_Length", "length(\"PrefaceMarkdown\") <= 50000");
                    table.CheckConstraint("CK_ReportRevisions_ReturnReason_Length", "length(\"ReturnReason\") <= 500");
                    table.CheckConstraint("CK_ReportRevisions_SignedBy_Length", "length(\"SignedBy\") <= 100");
                    table.CheckConstraint("CK_ReportRevisions_Title_Length", "length(\"Title\") <= 120");
                    table.CheckConstraint("CK_ReportRevisions_WrittenByName_Length", "length(\"WrittenByName\") <= 256");
                });

            migrationBuilder.CreateTable(
                name: "Reports",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    LiveRevisionId = table.Column<int>(type: "INTEGER", nullable: true),
                    WorkingRevisionId = table.Column<int>(type: "INTEGER", nullable: true),
                    PublishedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Reports", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Reports_ReportRevisions_LiveRevisionId",
                        column: x => x.LiveRevisionId,
                        principalTable: "ReportRevisions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Reports_ReportRevisions_WorkingRevisionId",
                        column: x => x.WorkingRevisionId,
                        principalTable: "ReportRevisions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Reviews",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    ItemRevisionId = table.Column<int>(type: "INTEGER", nullable: true),
                    ReportRevisionId = table.Column<int>(type: "INTEGER", nullable: true),
                    ReviewerId = table.Column<int>(type: "INTEGER", nullable: true),
                    ReviewerName = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    ReviewedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Conclusion = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Ground = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Reviews", x => x.Id);
                    table.CheckConstraint("CK_Reviews_Conclusion_Length", "length(\"Conclusion\") <= 200");
                    table.CheckConstraint("CK_Reviews_Ground_Length", "length(\"Ground\") <= 500");
                    table.CheckConstraint("CK_Reviews_ReviewerName_Length", "length(\"ReviewerName\") <= 60");
                    table.ForeignKey(
                        name: "FK_Reviews_ItemRevisions_ItemRevisionId",
                        column: x => x.ItemRevisionId,
                        principalTable: "ItemRevisions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Reviews_ReportRevisions_ReportRevisionId",
                        column: x => x.ReportRevisionId,
                        principalTable: "ReportRevisions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_AspNetRoleClaims_RoleId",
                table: "AspNetRoleClaims",
                column: "RoleId");

            migrationBuilder.CreateIndex(
                name: "RoleNameIndex",
                table: "AspNetRoles",
                column: "NormalizedName",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUserClaims_UserId",
                table: "AspNetUserClaims",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUserLogins_UserId",
                table: "AspNetUserLogins",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUserRoles_RoleId",
                table: "AspNetUserRoles",
                column: "RoleId");

            migrationBuilder.CreateIndex(
                name: "EmailIndex",
                table: "AspNetUsers",
                column: "NormalizedEmail");

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUsers_OfficeId",
                table: "AspNetUsers",
                column: "OfficeId");

            migrationBuilder.CreateIndex(
                name: "UserNameIndex",
                table: "AspNetUsers",
                column: "NormalizedUserName",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Attachments_Digest",
                table: "Attachments",
                column: "Digest");

            migrationBuilder.CreateIndex(
                name: "IX_Attachments_RevisionId",
                table: "Attachments",
                column: "RevisionId");

            migrationBuilder.CreateIndex(
                name: "IX_Categories_Code",
                table: "Categories",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Channels_Code",
                table: "Channels",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_FrozenFigures_RevisionId_Name",
                table: "FrozenFigures",
                columns: new[] { "RevisionId", "Name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Groups_Code",
                table: "Groups",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_HolidayDays_NoticeYear",
                table: "HolidayDays",
                column: "NoticeYear");

            migrationBuilder.CreateIndex(
                name: "IX_ItemRevisionChannels_ItemRevisionId",
                table: "ItemRevisionChannels",
                column: "ItemRevisionId");

            migrationBuilder.CreateIndex(
                name: "IX_ItemRevisions_CategoryId",
                table: "ItemRevisions",
                column: "CategoryId");

            migrationBuilder.CreateIndex(
                name: "IX_ItemRevisions_GroupId",
                table: "ItemRevisions",
                column: "GroupId");

            migrationBuilder.CreateIndex(
                name: "IX_ItemRevisions_ItemId_Number",
                table: "ItemRevisions",
                columns: new[] { "ItemId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ItemRevisions_OfficeId",
                table: "ItemRevisions",
                column: "OfficeId");

            migrationBuilder.CreateIndex(
                name: "IX_ItemRevisions_State_WrittenAt",
                table: "ItemRevisions",
                columns: new[] { "State", "WrittenAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Items_IndexNumber",
                table: "Items",
                column: "IndexNumber",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Items_IndexYear_IndexSerial",
                table: "Items",
                columns: new[] { "IndexYear", "IndexSerial" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Items_LiveRevisionId",
                table: "Items",
                column: "LiveRevisionId");

            migrationBuilder.CreateIndex(
                name: "IX_Items_WorkingRevisionId",
                table: "Items",
                column: "WorkingRevisionId");

            migrationBuilder.CreateIndex(
                name: "IX_Journal_ActorId_Id",
                table: "Journal",
                columns: new[] { "ActorId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Journal_At",
                table: "Journal",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_Journal_SubjectKind_SubjectId_Id",
                table: "Journal",
                columns: new[] { "SubjectKind", "SubjectId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Offices_Name",
                table: "Offices",
                column: "Name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PageTexts_Page_Number",
                table: "PageTexts",
                columns: new[] { "Page", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PublicItemChannels_ChannelId_DisclosedOn_ItemId",
                table: "PublicItemChannels",
                columns: new[] { "ChannelId", "DisclosedOn", "ItemId" });

            migrationBuilder.CreateIndex(
                name: "IX_PublicItems_CategoryId_DisclosedOn_ItemId",
                table: "PublicItems",
                columns: new[] { "CategoryId", "DisclosedOn", "ItemId" });

            migrationBuilder.CreateIndex(
                name: "IX_PublicItems_CategoryId_GroupId_DisclosedOn_ItemId",
                table: "PublicItems",
                columns: new[] { "CategoryId", "GroupId", "DisclosedOn", "ItemId" });

            migrationBuilder.CreateIndex(
                name: "IX_PublicItems_DisclosedOn_ItemId",
                table: "PublicItems",
                columns: new[] { "DisclosedOn", "ItemId" });

            migrationBuilder.CreateIndex(
                name: "IX_PublicItems_GroupId_DisclosedOn_ItemId",
                table: "PublicItems",
                columns: new[] { "GroupId", "DisclosedOn", "ItemId" });

            migrationBuilder.CreateIndex(
                name: "IX_PublicItems_RevisionId",
                table: "PublicItems",
                column: "RevisionId");

            migrationBuilder.CreateIndex(
                name: "IX_ReportParts_RevisionId_Position",
                table: "ReportParts",
                columns: new[] { "RevisionId", "Position" });

            migrationBuilder.CreateIndex(
                name: "IX_ReportRevisions_ReportId_Number",
                table: "ReportRevisions",
                columns: new[] { "ReportId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Reports_LiveRevisionId",
                table: "Reports",
                column: "LiveRevisionId");

            migrationBuilder.CreateIndex(
                name: "IX_Reports_WorkingRevisionId",
                table: "Reports",
                column: "WorkingRevisionId");

            migrationBuilder.CreateIndex(
                name: "IX_Reports_Year",
                table: "Reports",
                column: "Year",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Requests_ReceivedOn_Id",
                table: "Requests",
                columns: new[] { "ReceivedOn", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Requests_Year_Serial",
                table: "Requests",
                columns: new[] { "Year", "Serial" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Reviews_ItemRevisionId",
                table: "Reviews",
                column: "ItemRevisionId");

            migrationBuilder.CreateIndex(
                name: "IX_Reviews_ReportRevisionId",
                table: "Reviews",
                column: "ReportRevisionId");

            migrationBuilder.CreateIndex(
                name: "IX_SearchDocuments_Date_Id",
                table: "SearchDocuments",
                columns: new[] { "Date", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_SearchDocuments_Kind_SubjectId",
                table: "SearchDocuments",
                columns: new[] { "Kind", "SubjectId" },
                unique: true);

            migrationBuilder.AddForeignKey(
                name: "FK_Attachments_ItemRevisions_RevisionId",
                table: "Attachments",
                column: "RevisionId",
                principalTable: "ItemRevisions",
                principalColumn: "Id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "FK_FrozenFigures_ReportRevisions_RevisionId",
                table: "FrozenFigures",
                column: "RevisionId",
                principalTable: "ReportRevisions",
                principalColumn: "Id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "FK_ItemRevisionChannels_ItemRevisions_ItemRevisionId",
                table: "ItemRevisionChannels",
                column: "ItemRevisionId",
                principalTable: "ItemRevisions",
                principalColumn: "Id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "FK_ItemRevisions_Items_ItemId",
                table: "ItemRevisions",
                column: "ItemId",
                principalTable: "Items",
                principalColumn: "Id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "FK_ReportParts_ReportRevisions_RevisionId",
                table: "ReportParts",
                column: "RevisionId",
                principalTable: "ReportRevisions",
                principalColumn: "Id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "FK_ReportRevisions_Reports_ReportId",
                table: "ReportRevisions",
                column: "ReportId",
                principalTable: "Reports",
                principalColumn: "Id",
                onDelete: ReferentialAction.Cascade);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_ItemRevisions_Offices_OfficeId",
                table: "ItemRevisions");

            migrationBuilder.DropForeignKey(
                name: "FK_Items_ItemRevisions_LiveRevisionId",
                table: "Items");

            migrationBuilder.DropForeignKey(
                name: "FK_Items_ItemRevisions_WorkingRevisionId",
                table: "Items");

            migrationBuilder.DropForeignKey(
                name: "FK_Reports_ReportRevisions_LiveRevisionId",
                table: "Reports");

            migrationBuilder.DropForeignKey(
                name: "FK_Reports_ReportRevisions_WorkingRevisionId",
                table: "Reports");

            migrationBuilder.DropTable(
                name: "AspNetRoleClaims");

            migrationBuilder.DropTable(
                name: "AspNetUserClaims");

            migrationBuilder.DropTable(
                name: "AspNetUserLogins");

            migrationBuilder.DropTable(
                name: "AspNetUserRoles");

            migrationBuilder.DropTable(
                name: "AspNetUserTokens");

            migrationBuilder.DropTable(
                name: "Attachments");

            migrationBuilder.DropTable(
                name: "FrozenFigures");

            migrationBuilder.DropTable(
                name: "HolidayDays");

            migrationBuilder.DropTable(
                name: "ItemRevisionChannels");

            migrationBuilder.DropTable(
                name: "Journal");

            migrationBuilder.DropTable(
                name: "PageTexts");

            migrationBuilder.DropTable(
                name: "PublicItemChannels");

            migrationBuilder.DropTable(
                name: "ReportParts");

            migrationBuilder.DropTable(
                name: "Requests");

            migrationBuilder.DropTable(
                name: "Reviews");

            migrationBuilder.DropTable(
                name: "SearchDocuments");

            migrationBuilder.DropTable(
                name: "SiteProfiles");

            migrationBuilder.DropTable(
                name: "AspNetRoles");

            migrationBuilder.DropTable(
                name: "AspNetUsers");

            migrationBuilder.DropTable(
                name: "HolidayNotices");

            migrationBuilder.DropTable(
                name: "Channels");

            migrationBuilder.DropTable(
                name: "PublicItems");

            migrationBuilder.DropTable(
                name: "Offices");

            migrationBuilder.DropTable(
                name: "ItemRevisions");

            migrationBuilder.DropTable(
                name: "Categories");

            migrationBuilder.DropTable(
                name: "Groups");

            migrationBuilder.DropTable(
                name: "Items");

            migrationBuilder.DropTable(
                name: "ReportRevisions");

            migrationBuilder.DropTable(
                name: "Reports");
        }
    }
}

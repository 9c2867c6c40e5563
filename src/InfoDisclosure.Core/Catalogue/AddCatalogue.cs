using InfoDisclosure.Core.Calendar;
using InfoDisclosure.Core.Catalogue.Bin;
using InfoDisclosure.Core.Catalogue.Bulk;
using InfoDisclosure.Core.Catalogue.Files;
using InfoDisclosure.Core.Catalogue.Funds;
using InfoDisclosure.Core.Catalogue.Places;
using InfoDisclosure.Core.Catalogue.Privacy;
using InfoDisclosure.Core.Catalogue.Review;
using InfoDisclosure.Core.Catalogue.Upkeep;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace InfoDisclosure.Core.Catalogue;

/// <summary>Registers the acts of items, and what staff read of them.</summary>
public static class AddCatalogueExtensions
{
    public static IServiceCollection AddCatalogue(this IServiceCollection services)
    {
        services.TryAddScoped<ItemWorkReader>();
        services.TryAddScoped<CreateItem>();
        services.TryAddScoped<EditItem>();
        services.TryAddScoped<SendItemForReview>();
        services.TryAddScoped<ReturnItem>();
        services.TryAddScoped<CalendarReader>();
        services.TryAddScoped<ReviewItem>();
        services.TryAddScoped<PublishItem>();
        services.TryAddScoped<PublishUrgently>();
        services.TryAddScoped<CompleteUrgentReview>();
        services.TryAddScoped<PublishScheduled>();
        services.TryAddScoped<WithholdItem>();
        services.TryAddScoped<ChangeValidity>();
        services.TryAddScoped<ApplyDueValidity>();
        services.TryAddScoped<JudgeTimeliness>();
        services.TryAddScoped<WithdrawItem>();
        services.TryAddScoped<DiscardItemDraft>();
        services.TryAddScoped<RestoreItemDraft>();
        services.TryAddScoped<SetItemCare>();
        services.TryAddScoped<RecordPosting>();
        services.TryAddScoped<TakePostingDown>();
        services.TryAddScoped<StrikePosting>();
        services.TryAddScoped<PostingReader>();
        services.TryAddScoped<CreateVillage>();
        services.TryAddScoped<EditVillage>();
        services.TryAddScoped<CloseVillage>();
        services.TryAddScoped<UpkeepReader>();
        services.TryAddScoped<StateNoChange>();
        services.TryAddScoped<StateBlankReason>();
        services.TryAddScoped<SaveUpkeepSettings>();
        services.TryAddScoped<LinkReader>();
        services.TryAddScoped<InspectionReader>();
        services.TryAddScoped<MonthReader>();
        services.TryAddScoped<AddReadings>();
        services.TryAddSingleton<UploadStore>();
        services.TryAddSingleton<ReadItemFile>();
        services.TryAddSingleton<PrivacyScan>();
        services.TryAddScoped<PrivacyReader>();
        services.TryAddScoped<DecideFindings>();
        services.TryAddScoped<EndPublicity>();
        services.TryAddScoped<MakeFundBatch>();
        services.TryAddScoped<PurgeFundHouseholds>();
        services.TryAddScoped<FundReader>();
        services.TryAddScoped<AddOfficeWord>();
        services.TryAddScoped<RemoveOfficeWord>();
        services.TryAddScoped<BinReader>();
        services.TryAddScoped<DeleteDraft>();
        services.TryAddScoped<SweepUploads>();
        services.TryAddScoped<ItemTemplate>();
        services.TryAddScoped<CheckItemList>();
        services.TryAddScoped<ImportItemList>();
        services.TryAddScoped<ExportItemList>();
        services.TryAddScoped<ItemSelection>();
        services.TryAddScoped<ItemChangePlanner>();
        services.TryAddScoped<ChangeOneItem>();
        services.TryAddSingleton<ChangeItems>();
        services.TryAddSingleton<BulkStore>();
        return services;
    }
}

using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace InfoDisclosure.Core.Staffing;

/// <summary>Registers the acts and readers of accounts; site and command line use the same.</summary>
public static class AddStaffingExtensions
{
    public static IServiceCollection AddStaffing(this IServiceCollection services)
    {
        services.TryAddSingleton<IPasswordHasher<StaffAccount>, PasswordHasher<StaffAccount>>();
        services.TryAddScoped<SignIn>();
        services.TryAddScoped<SignOut>();
        services.TryAddScoped<SessionReader>();
        services.TryAddScoped<CreateAccount>();
        services.TryAddScoped<ChangePassword>();
        services.TryAddScoped<ChangeAccount>();
        services.TryAddScoped<CloseAccount>();
        services.TryAddScoped<ReopenAccount>();
        services.TryAddScoped<ResetPassword>();
        services.TryAddScoped<AccountReader>();
        services.TryAddScoped<CreateOffice>();
        services.TryAddScoped<EditOffice>();
        services.TryAddScoped<CloseOffice>();
        services.TryAddScoped<OfficeReader>();
        services.TryAddScoped<Calendar.CalendarReader>();
        services.TryAddScoped<Reports.FigureReader>();
        services.TryAddScoped<DeskReader>();
        return services;
    }
}

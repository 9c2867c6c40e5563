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
        return services;
    }
}
